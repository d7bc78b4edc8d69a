package dev.larch.iam.session.admin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What kind of program a session is used with, told from the header that it sends. */
final class UserAgentFamily {

    /** The first that is found counts: most browsers claim to be the older ones too. */
    private static final List<Map.Entry<String, String>> SIGNS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"),
            Map.entry("curl/", "curl"));

    private UserAgentFamily() {}

    static String of(@Nullable String userAgent) {
        return userAgent == null
                ? "unknown"
                : SIGNS.stream()
                        .filter(sign -> userAgent.contains(sign.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("other");
    }
}
