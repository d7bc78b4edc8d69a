package dev.larch.iam.keyterm;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Scope;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of its project that a key is limited to. The index need not exist yet. */
final class KeyScope {

    private static final Pattern INDEX = Pattern.compile("[a-z0-9]([a-z0-9-]{0,43}[a-z0-9])?");
    private static final int LONGEST_NAMESPACE = 512;

    private KeyScope() {}

    /** The limit, or null for none; fails with INVALID_ARGUMENT naming the field that is wrong. */
    static @Nullable Scope of(@Nullable String index, @Nullable String namespace) {
        if (index == null) {
            if (namespace != null) {
                throw invalid("namespace: name its index too.");
            }
            return null;
        }
        return new Scope(index(index), namespace == null ? null : namespace(namespace));
    }

    static String index(String name) {
        if (!INDEX.matcher(name).matches()) {
            throw invalid("index: must be the name of an index: 1 to 45 of a-z, 0-9 and -, no - at its ends.");
        }
        return name;
    }

    static String namespace(String name) {
        if (name.codePointCount(0, name.length()) > LONGEST_NAMESPACE
                || name.indexOf('\0') >= 0
                || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw invalid("namespace: must have at most %d characters, none of them NUL.".formatted(LONGEST_NAMESPACE));
        }
        return name;
    }

    private static ApiException invalid(String message) {
        return ErrorCode.INVALID_ARGUMENT.because(message);
    }
}
