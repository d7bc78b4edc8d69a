package dev.larch.iam.throttle;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The addresses that count as one: a single IPv4 address, or a /64 of IPv6, which is what one customer has. */
final class SourceGroup {

    private static final int GROUPS = 4;

    private SourceGroup() {}

    static String of(@Nullable String address) {
        if (address == null || !address.contains(":") || address.contains(".")) {
            return String.valueOf(address);
        }
        var plain = address.toLowerCase(Locale.ROOT).split("%", 2)[0];
        int gap = plain.indexOf("::");
        var head = gap < 0 ? plain : plain.substring(0, gap);
        var groups = head.isEmpty() ? new String[0] : head.split(":");
        var prefix = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            prefix.append(i < groups.length ? groups[i].replaceFirst("^0+(?=.)", "") : "0")
                    .append(':');
        }
        return prefix.append(":/64").toString();
    }
}
