package dev.larch.e2e;

import dev.larch.e2e.data.Datasets;
import dev.larch.e2e.journey.JavaJourney;
import dev.larch.e2e.stack.Command;
import dev.larch.e2e.stack.Mode;
import dev.larch.e2e.stack.Stacks;
import dev.larch.e2e.stack.StacksExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The unmodified Java client does Larch's main job, in clear and over TLS. */
@ExtendWith(StacksExtension.class)
class JavaClientTest {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    @ParameterizedTest
    @EnumSource
    void goesFromKeyToAuditLog(Mode mode, Stacks stacks) {
        var environment = stacks.in(mode).environment();
        var words = new ArrayList<>(
                List.of(java(), "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        if (environment.isTls()) {
            words.add("-Djavax.net.ssl.trustStore=" + environment.get("LARCH_TRUSTSTORE"));
            words.add("-Djavax.net.ssl.trustStorePassword=" + environment.get("LARCH_TRUSTSTORE_PASSWORD"));
        }
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), JavaJourney.class.getName()));
        words.add(environment.file().toString());
        words.add(Datasets.prepare().directory().toString());

        var outcome = new Command(words, Path.of("."), Map.of(), LIMIT).run();

        System.out.println(outcome.mustSucceed().output());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
