package dev.larch.platform.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses as text. Only what is written as an address is read: no name is ever looked up. */
public final class IpAddress {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private IpAddress() {}

    /**
     * The address, or empty for what is none: four decimal numbers, or an IPv6 address without a zone. An IPv4 address in
     * the clothes of an IPv6 one ({@code ::ffff:192.0.2.1}) is that IPv4 address.
     */
    public static Optional<InetAddress> find(String text) {
        boolean isForm = IPV4.matcher(text).matches()
                || text.indexOf(':') >= 0 && IPV6.matcher(text).matches();
        try {
            return isForm ? Optional.of(InetAddress.ofLiteral(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean isIpv6(InetAddress address) {
        return address instanceof Inet6Address;
    }
}
