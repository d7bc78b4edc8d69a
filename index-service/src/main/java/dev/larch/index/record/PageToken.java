package dev.larch.index.record;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where a page of ids ended, as a text that callers hand back: the last id, in Base64. */
public final class PageToken {

    private PageToken() {}

    public static String of(String lastId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastId.getBytes(StandardCharsets.UTF_8));
    }

    /** The id that the page before ended with; empty before the first page. Fails with INVALID_ARGUMENT. */
    public static String lastId(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            return "";
        }
        try {
            var id = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return RecordRules.id("paginationToken", id);
        } catch (IllegalArgumentException _) {
            throw RecordRules.invalid("paginationToken", "must be the token of the page before, unchanged.");
        }
    }
}
