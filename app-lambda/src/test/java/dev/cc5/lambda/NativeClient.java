package dev.cc5.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The native part of AWS's runtime client, unpacked once. Left to itself each runtime unpacks it to the same place in
 * /tmp, also while another one runs from there, which crashes that one.
 */
final class NativeClient {
    private static final String PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
    private static final Path LIBRARY = unpack();

    private NativeClient() {}

    /** The option of Java's that makes a runtime use it. */
    static String option() {
        return "-D" + PROPERTY + "=" + LIBRARY;
    }

    private static Path unpack() {
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        String name = "/jni/libaws-lambda-jni.linux-" + architecture + ".so";
        try (InputStream library = NativeClient.class.getResourceAsStream(name)) {
            if (library == null) {
                throw new IllegalStateException("AWS's runtime client has no " + name);
            }
            Path file = Files.createTempFile("aws-lambda-jni", ".so");
            file.toFile().deleteOnExit();
            Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
            return file.toAbsolutePath();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
