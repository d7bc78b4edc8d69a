package dev.larch.e2e;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.larch.e2e.stack.Command;
import dev.larch.e2e.stack.Mode;
import dev.larch.e2e.stack.Stacks;
import dev.larch.e2e.stack.StacksExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tour in the README works as it is written there: its snippets, in their order, in one shell. */
@ExtendWith(StacksExtension.class)
class TourTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- tour -->\\R```bash\\R(.*?)\\R```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Duration LIMIT = Duration.ofSeconds(120);

    @Test
    void runsTheSnippetsOfTheReadme(Stacks stacks) throws IOException {
        var snippets = SNIPPET.matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map(snippet -> snippet.group(1))
                .collect(joining("\n"));
        assertFalse(snippets.isEmpty(), "the README has no tour");
        var environment = stacks.in(Mode.PLAIN).environment().file();
        var script = "set -euo pipefail\nset -a; . '" + environment + "'; set +a\n" + snippets;

        var outcome = new Command(List.of("bash", "-c", script), ROOT, Map.of(), LIMIT).run();

        System.out.println(outcome.mustSucceed().output());
    }
}
