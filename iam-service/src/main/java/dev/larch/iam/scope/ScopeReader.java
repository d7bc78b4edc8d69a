package dev.larch.iam.scope;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Scope;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of its project that a role is limited to; neither index nor namespace need exist yet. Names are good that
 * index-service takes. Fails with INVALID_ARGUMENT naming the field that is wrong.
 *
 * @param prefix stands before the names of the fields
 */
public record ScopeReader(String prefix) {

    /** For fields that stand at the top of a request. */
    public static final ScopeReader TOP = new ScopeReader("");

    private static final Pattern INDEX = Pattern.compile("[a-z0-9]([a-z0-9-]{0,43}[a-z0-9])?");
    private static final int LONGEST_NAMESPACE = 512;

    /** The part, or null for the whole project. */
    public @Nullable Scope read(@Nullable String index, @Nullable String namespace) {
        if (index == null) {
            if (namespace != null) {
                throw invalid("namespace: name its index too.");
            }
            return null;
        }
        return new Scope(index(index), namespace == null ? null : namespace(namespace));
    }

    /** The name of an index. */
    public String index(String name) {
        if (!INDEX.matcher(name).matches()) {
            throw invalid("index: must be the name of an index: 1 to 45 of a-z, 0-9 and -, no - at its ends.");
        }
        return name;
    }

    /** The name of a namespace. */
    public String namespace(String name) {
        if (name.codePointCount(0, name.length()) > LONGEST_NAMESPACE
                || name.indexOf('\0') >= 0
                || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw invalid("namespace: must have at most %d characters, none of them NUL.".formatted(LONGEST_NAMESPACE));
        }
        return name;
    }

    private ApiException invalid(String message) {
        return ErrorCode.INVALID_ARGUMENT.because(prefix + message);
    }
}
