package dev.larch.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The one-machine edition for the time of a benchmark, with iam-service asked as often as one likes. */
final class BenchStack implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path HOME = Path.of("target", "bench-home").toAbsolutePath();
    private static final String IAM = "iam-service";
    private static final String PORT = "23080";

    private BenchStack() {}

    static BenchStack start() {
        larch("stop", "--home", HOME.toString());
        var stack = new BenchStack();
        larch("run", "--home", HOME.toString(), "--port", PORT, "--detach");
        try {
            Files.writeString(
                    settings(IAM),
                    "\nlarch.iam.oauth-limit.per-client=100000000\nlarch.iam.oauth-limit.per-address=100000000\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stack.restartIam();
        return stack;
    }

    /** iam-service itself, without the front door. */
    URI iam() {
        return URI.create("http://127.0.0.1:" + properties(IAM).getProperty("quarkus.http.port"));
    }

    String clientId() {
        return String.valueOf(environment().get("LARCH_CLIENT_ID"));
    }

    String clientSecret() {
        return String.valueOf(environment().get("LARCH_CLIENT_SECRET"));
    }

    String apiKey() {
        return String.valueOf(environment().get("PINECONE_API_KEY"));
    }

    /** How a service proves itself to iam-service. */
    String secretOf(String service) {
        return properties(service).getProperty("larch.service.secret");
    }

    @Override
    public void close() {
        larch("stop", "--home", HOME.toString());
    }

    /** The launcher starts a service again that was killed, with the settings that are there by then. */
    private void restartIam() {
        long before = pid();
        ProcessHandle.of(before).ifPresent(ProcessHandle::destroyForcibly);
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (pid() == before || !answers()) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("iam-service did not come back");
            }
            Thread.onSpinWait();
        }
    }

    private boolean answers() {
        try (var socket = new Socket("127.0.0.1", iam().getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static long pid() {
        try {
            return Files.readAllLines(HOME.resolve("run").resolve("iam-service.pid")).stream()
                    .filter(line -> line.startsWith("pid="))
                    .mapToLong(line -> Long.parseLong(line.substring(4).strip()))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static Path settings(String service) {
        return HOME.resolve("config").resolve(service + ".properties");
    }

    private static Properties properties(String service) {
        try (var in = Files.newInputStream(settings(service))) {
            var properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> environment() {
        try (var lines = Files.lines(HOME.resolve("env"))) {
            return lines.map(line -> line.replaceFirst("^export ", ""))
                    .filter(line -> line.matches("[A-Z_]+=.*"))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].replaceAll("^(['\"])(.*)\\1$", "$2")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void larch(String... words) {
        var command =
                new ArrayList<>(List.of(ROOT.resolve("scripts").resolve("larch").toString()));
        command.addAll(List.of(words));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "bench-stack.log").toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
