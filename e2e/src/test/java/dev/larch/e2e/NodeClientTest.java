package dev.larch.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.e2e.data.Datasets;
import dev.larch.e2e.data.Embedder;
import dev.larch.e2e.stack.Command;
import dev.larch.e2e.stack.Mode;
import dev.larch.e2e.stack.Stacks;
import dev.larch.e2e.stack.StacksExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The unmodified Node client does Larch's main job, in clear and over TLS. */
@ExtendWith(StacksExtension.class)
class NodeClientTest {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final List<String> WORDS = List.of("node", "--test", "--test-reporter=tap", "journey.test.js");
    private static final Pattern PASSED = Pattern.compile("(?m)^# pass [1-9]\\d*$");

    @ParameterizedTest
    @EnumSource
    void goesFromKeyToAuditLog(Mode mode, Stacks stacks) {
        var environment = new HashMap<>(stacks.in(mode).environment().variables());
        environment.put(
                "LARCH_DATASET", Datasets.prepare().directory().toAbsolutePath().toString());
        environment.put("LARCH_QUESTION", Arrays.toString(new Embedder().embed("a domestic animal that barks")));

        var outcome = new Command(WORDS, Path.of("node"), environment, LIMIT).run();

        System.out.println(outcome.mustSucceed().output());
        assertTrue(PASSED.matcher(outcome.output()).find(), "no test ran: " + outcome.output());
    }
}
