package dev.cc5.cli.settings;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.port.AdapterProvider;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which adapters are used, where other people's are found, and what is handed to them. */
public final class AdapterOptions {
    private static final String DOING = "looking for adapters";

    @Option(
            names = "--adapter",
            paramLabel = "NAME",
            split = EnvironmentDefaults.SEPARATOR,
            description = "Ask this adapter first at each step, then http and s3; may be repeated. [CC5_ADAPTER]")
    private List<String> names = List.of();

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "Find further adapters in the jars of this directory. [CC5_PLUGINS]")
    private @Nullable Path plugins;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            split = EnvironmentDefaults.SEPARATOR,
            description = "Hand the adapters a setting that is no option; may be repeated. [CC5_SET]")
    private List<String> settings = List.of();

    /**
     * Those that are needed, in the order in which they are asked.
     *
     * @param home where the distribution is, when it is one
     * @throws ConfigurationException when the user's directory cannot be read, an adapter cannot be loaded, or there is
     *     none of a name that was given
     */
    List<AdapterProvider> chosen(@Nullable Path home) {
        return catalogue(home).chosen(names);
    }

    /**
     * The settings that only adapters know.
     *
     * @throws IllegalArgumentException when one is not {@code NAME=VALUE}
     */
    Map<String, String> settings() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals <= 0) {
                // Not repeated: it may be a secret.
                throw new IllegalArgumentException("--set takes NAME=VALUE");
            }
            values.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return values;
    }

    /**
     * All adapters: those of the distribution, of its directory {@code plugins}, and of the user's directory.
     *
     * @param home where the distribution is, when it is one
     * @throws ConfigurationException when the user's directory cannot be read, or an adapter cannot be loaded
     */
    public AdapterCatalogue catalogue(@Nullable Path home) {
        List<URL> jars = new ArrayList<>();
        if (home != null && Files.isDirectory(home.resolve("plugins"))) {
            addJars(home.resolve("plugins"), jars);
        }
        if (plugins != null) {
            addJars(plugins, jars);
        }
        ClassLoader own = AdapterOptions.class.getClassLoader();
        return AdapterCatalogue.load(jars.isEmpty() ? own : new URLClassLoader(jars.toArray(URL[]::new), own));
    }

    private static void addJars(Path directory, List<URL> jars) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.jar")) {
            List<Path> sorted = new ArrayList<>();
            found.forEach(sorted::add);
            sorted.sort(null);
            for (Path jar : sorted) {
                jars.add(url(jar));
            }
        } catch (IOException e) {
            throw new ConfigurationException(
                    new Explanation(
                            DOING,
                            "the directory " + directory + " cannot be read",
                            "Name a directory of jars as --plugins."),
                    e);
        }
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }
}
