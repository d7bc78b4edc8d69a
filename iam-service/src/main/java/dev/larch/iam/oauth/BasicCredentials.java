package dev.larch.iam.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The Authorization header of HTTP Basic as OAuth uses it (RFC 6749, section 2.3.1): both parts form-encoded. */
final class BasicCredentials {

    private static final String SCHEME = "Basic ";

    private BasicCredentials() {}

    /** The client's id and secret, or empty for a header that is not well-formed. */
    static Optional<ClientSecret> parse(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            var bytes =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).trim());
            return split(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<ClientSecret> split(String pair) {
        int colon = pair.indexOf(':');
        return colon <= 0
                ? Optional.empty()
                : Optional.of(new ClientSecret(decode(pair.substring(0, colon)), decode(pair.substring(colon + 1))));
    }

    private static String decode(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
