package dev.larch.iam.page;

import dev.larch.kernel.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The opaque token of a page: the id of the last row shown, and the fingerprint of the list. It holds no secret and grants
 * nothing, so it is not signed: who makes one up only moves within his own list.
 */
final class PageToken {

    private static final Pattern FORM = Pattern.compile("1\\.([0-9a-f-]{36})\\.([0-9a-f]{16})");

    private PageToken() {}

    static String of(UUID id, ListFingerprint list) {
        var text = "1.%s.%s".formatted(id, list.value());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The id; fails with INVALID_ARGUMENT for what is no token, or that of another list. */
    static UUID id(String token, ListFingerprint list) {
        try {
            var matcher = FORM.matcher(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII));
            if (matcher.matches() && list.value().equals(matcher.group(2))) {
                return UUID.fromString(matcher.group(1));
            }
        } catch (IllegalArgumentException e) {
            // Not Base64, or no UUID: no token of ours.
        }
        throw ErrorCode.INVALID_ARGUMENT.because("paginationToken: does not belong to this list.");
    }
}
