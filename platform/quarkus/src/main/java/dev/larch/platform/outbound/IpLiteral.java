package dev.larch.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses as text, in their plain form only: no octal, hexadecimal or shortened IPv4, no zone in IPv6. */
final class IpLiteral {

    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile("%s\\.%s\\.%s\\.%s".formatted(BYTE, BYTE, BYTE, BYTE));
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private IpLiteral() {}

    static Optional<InetAddress> find(String text) {
        boolean six = text.indexOf(':') >= 0;
        if (!(six ? IPV6 : IPV4).matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // With these characters alone nothing is looked up.
            return Optional.of(InetAddress.getByName(six ? "[" + text + "]" : text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether programs might read the name as an IPv4 address: its last part is a number in some notation. */
    static boolean looksLikeOne(String host) {
        var last = host.substring(host.lastIndexOf('.') + 1);
        return last.matches("[0-9]+|0[xX][0-9A-Fa-f]*");
    }
}
