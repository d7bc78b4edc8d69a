package dev.larch.iam.attempt;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page of Larch that a person asked for before he had to sign in: a path, never another site. */
public record ReturnTo(String path) {

    private static final String SESSION = "/session";
    private static final Set<String> DOTS = Set.of(".", "..");
    private static final int LONGEST = 1_000;

    /** A slash that no slash follows; no backslash, which browsers take for one, and nothing that is not plain ASCII. */
    private static final Pattern FORM = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]*");

    /** The session's own page. */
    public static ReturnTo session() {
        return new ReturnTo(SESSION);
    }

    /** The path, or the session's own page for what is none. */
    public static ReturnTo read(@Nullable String text) {
        return text != null && text.length() <= LONGEST && FORM.matcher(text).matches() && isPath(text)
                ? new ReturnTo(text)
                : session();
    }

    public URI uri() {
        return URI.create(path);
    }

    private static boolean isPath(String text) {
        try {
            var uri = new URI(text);
            return uri.getScheme() == null
                    && uri.getRawAuthority() == null
                    && Stream.of(uri.getPath().split("/")).noneMatch(DOTS::contains);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
