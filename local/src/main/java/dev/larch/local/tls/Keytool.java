package dev.larch.local.tls;

import dev.larch.local.home.StartProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The JDK's program that makes keys and certificates, working on one key store. */
record Keytool(Path store, String password) {

    private static final String PASSWORD_VARIABLE = "LARCH_STORE_PASSWORD"; // never on a command line
    private static final int LIMIT_SECONDS = 60;

    /** Makes a key and its certificate under the alias. */
    void generate(String alias, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass:env",
                PASSWORD_VARIABLE,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1"));
        command.addAll(arguments);
        run(command);
    }

    private void run(List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(PASSWORD_VARIABLE, password);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new StartProblem("keytool cannot make a certificate: " + output.strip());
            }
        } catch (IOException e) {
            throw new StartProblem("Cannot run keytool", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StartProblem("Interrupted.");
        }
    }
}
