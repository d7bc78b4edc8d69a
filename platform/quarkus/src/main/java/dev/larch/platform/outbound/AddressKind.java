package dev.larch.platform.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What an address means for a call that leaves. */
enum AddressKind {
    /** On the Internet. */
    PUBLIC,
    /** Inside: this machine, the company's network, or a range kept for special use. The operator may allow it. */
    INSIDE,
    /** Where nobody's identity provider is: metadata services of clouds, link-local, multicast, no address at all. */
    NEVER;

    private static final List<AddressRange> NEVER_RANGES = ranges(
            "0.0.0.0/8", // "this" network
            "169.254.0.0/16", // link-local, with the metadata services of most clouds
            "100.100.100.200/32", // Alibaba's metadata service
            "168.63.129.16/32", // Azure's platform service
            "192.0.0.192/32", // Oracle's metadata service
            "224.0.0.0/4",
            "255.255.255.255/32",
            "::/128",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8",
            "fd00:ec2::/32", // Amazon's metadata service and its kin
            "fd20:ce::254/128"); // Google's

    private static final List<AddressRange> INSIDE_RANGES = ranges(
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "240.0.0.0/4",
            "2001::/23", // Teredo and other protocol assignments
            "2001:db8::/32",
            "2002::/16", // 6to4
            "3fff::/20");

    private static final AddressRange GLOBAL_IPV6 = AddressRange.of("2000::/3");
    private static final AddressRange COMPATIBLE = AddressRange.of("::/96");
    private static final List<AddressRange> TRANSLATED = ranges("64:ff9b::/96", "64:ff9b:1::/48");
    private static final AddressRange SIX_TO_FOUR = AddressRange.of("2002::/16");

    static AddressKind of(InetAddress address) {
        if (contains(NEVER_RANGES, address) || embedded(address).anyMatch(inner -> of(inner) == NEVER)) {
            return NEVER;
        }
        boolean outside = address instanceof Inet6Address ? GLOBAL_IPV6.contains(address) : true;
        return outside && !contains(INSIDE_RANGES, address) ? PUBLIC : INSIDE;
    }

    /** The IPv4 address to which a gateway would carry what is sent to this one. */
    private static Stream<InetAddress> embedded(InetAddress address) {
        var bytes = address.getAddress();
        if (contains(TRANSLATED, address) || COMPATIBLE.contains(address)) {
            return Stream.of(AddressRange.address(Arrays.copyOfRange(bytes, 12, 16)))
                    .filter(_ -> !address.isLoopbackAddress());
        }
        return SIX_TO_FOUR.contains(address)
                ? Stream.of(AddressRange.address(Arrays.copyOfRange(bytes, 2, 6)))
                : Stream.empty();
    }

    private static boolean contains(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... ranges) {
        return Arrays.stream(ranges).map(AddressRange::of).toList();
    }
}
