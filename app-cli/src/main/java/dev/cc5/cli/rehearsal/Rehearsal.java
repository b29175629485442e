package dev.cc5.cli.rehearsal;

import dev.cc5.cli.Cli;
import dev.cc5.cli.report.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;

/** Runs through an import over http and one over https, and shows nothing of it. */
public final class Rehearsal {
    private static final String SYNC_FILE = """
            00|rehearsal|cc5|20260101000000|rehearsal
            01|wks_family|workspace|bucket|rehearsal|
            02|entityId
            03|entityId:string|name:string|disabled:bool|familySize:number|status|enrolledOn:date|visits:int
            10|1|Zoë|0|4.5|active|20260131|3
            10|2|rehearsal|1|||20251231120000|
            99|2
            """;

    private static final Map<String, String> ENVIRONMENT = Map.of("CC5_API_KEY", "rehearsal");

    private Rehearsal() {}

    /** Returns whether a check and both imports succeeded, so that an archive made of it is worth keeping. */
    public static boolean run() throws IOException, GeneralSecurityException {
        Path directory = Files.createTempDirectory("cc5-rehearsal-");
        try {
            Path file = Files.writeString(directory.resolve("rehearsal.cc5txt"), SYNC_FILE);
            OwnCertificate certificate = OwnCertificate.make(directory);
            return cli().run(List.of("check", file.toString())) == 0
                    && imported(file, ServerSocketFactory.getDefault(), "http", List.of())
                    && imported(
                            file,
                            certificate.sockets(),
                            "https",
                            List.of("--ca-cert", certificate.pem().toString()));
        } finally {
            delete(directory);
        }
    }

    private static boolean imported(Path file, ServerSocketFactory sockets, String scheme, List<String> more)
            throws IOException {
        try (RehearsalPortal portal = RehearsalPortal.open(sockets, scheme)) {
            List<String> arguments = new ArrayList<>(List.of("import", file.toString(), "--portal", portal.url()));
            arguments.addAll(List.of("--state-dir", file.resolveSibling("state").toString()));
            arguments.addAll(more);
            return cli().run(arguments) == 0;
        }
    }

    private static Cli cli() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Cli(ENVIRONMENT, nowhere, nowhere, Terminal.NONE, null);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
