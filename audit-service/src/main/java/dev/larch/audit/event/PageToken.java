package dev.larch.audit.event;

import dev.larch.kernel.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The opaque token of a page: the sequence number of the last event shown, and the fingerprint of the search. It holds no
 * secret and grants nothing, so it is not signed: who makes one up only moves within his own search.
 */
final class PageToken {

    private static final Pattern FORM = Pattern.compile("1\\.([1-9][0-9]{0,18})\\.([0-9a-f]{16})");

    private PageToken() {}

    static String of(long sequence, String fingerprint) {
        var text = "1.%d.%s".formatted(sequence, fingerprint);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The sequence number; fails with INVALID_ARGUMENT for what is no token, or that of another search. */
    static long sequence(String token, String fingerprint) {
        try {
            var matcher = FORM.matcher(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII));
            if (matcher.matches() && fingerprint.equals(matcher.group(2))) {
                return Long.parseLong(matcher.group(1));
            }
        } catch (IllegalArgumentException e) {
            // Not Base64, or a number that no log reaches: no token of ours.
        }
        throw ErrorCode.INVALID_ARGUMENT.because("paginationToken: does not belong to this search.");
    }
}
