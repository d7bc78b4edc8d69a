package dev.larch.local;

import dev.larch.local.home.Home;
import java.nio.file.Path;

/** What a person needs to go on once everything is ready: addresses, a key, and a command to paste. */
record Greeting(String url, String apiKey, Home home) {

    String text() {
        return """

                Larch is ready.
                  control plane   %1$s
                  sign in         %1$s/session/login   (as owner, without a password)
                  API key         %2$s
                  for scripts     source %3$s

                Create an index:
                  source %3$s && curl %4$s-H "Api-Key: $PINECONE_API_KEY" -H 'Content-Type: application/json' \\
                    -d '{"name":"first","dimension":3,"spec":{"serverless":{"cloud":"aws","region":"us-east-1"}}}' \\
                    "$PINECONE_CONTROLLER_HOST/indexes"
                """.formatted(url, apiKey, shortest(home.environment()), authority());
    }

    private String authority() {
        return url.startsWith("https:") ? "--cacert \"$LARCH_CA\" " : "";
    }

    private static Path shortest(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path) : path;
    }
}
