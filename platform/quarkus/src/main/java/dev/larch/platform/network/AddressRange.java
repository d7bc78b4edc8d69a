package dev.larch.platform.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses (RFC 4632, RFC 4291): a network and the length of its prefix. Two ranges that hold the same
 * addresses are equal, however they were written.
 */
public record AddressRange(InetAddress network, int prefixLength) {

    private static final Pattern PREFIX_LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final int MAPPED_BITS = 96;

    public AddressRange {
        if (prefixLength < 0 || prefixLength > bits(network)) {
            throw new IllegalArgumentException("No prefix of an address has this length: " + prefixLength);
        }
        network = masked(network, prefixLength);
    }

    /** The range, or empty for what is none. A bare address is the range of it alone. */
    public static Optional<AddressRange> find(String text) {
        int slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        return IpAddress.find(address)
                .flatMap(network -> slash < 0
                        ? Optional.of(new AddressRange(network, bits(network)))
                        : find(network, address, text.substring(slash + 1)));
    }

    private static Optional<AddressRange> find(InetAddress network, String written, String length) {
        if (!PREFIX_LENGTH.matcher(length).matches()) {
            return Optional.empty();
        }
        // The prefix of an IPv4 address in the clothes of IPv6 counts the clothes too.
        boolean isMapped = written.indexOf(':') >= 0 && !IpAddress.isIpv6(network);
        int prefixLength = Integer.parseInt(length) - (isMapped ? MAPPED_BITS : 0);
        return prefixLength >= 0 && prefixLength <= bits(network)
                ? Optional.of(new AddressRange(network, prefixLength))
                : Optional.empty();
    }

    /** The range; fails for what is none. */
    @JsonCreator
    public static AddressRange of(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("Not a range of addresses: " + text));
    }

    /** Whether the address lies within. An address of the other family never does. */
    public boolean contains(InetAddress address) {
        return bits(address) == bits(network) && masked(address, prefixLength).equals(network);
    }

    /** Whether every address of its family lies within. */
    public boolean isEverything() {
        return prefixLength == 0;
    }

    /** The one way of writing it: RFC 5952 and the length of the prefix. */
    @Override
    @JsonValue
    public String toString() {
        return NetUtil.toAddressString(network) + "/" + prefixLength;
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    private static InetAddress masked(InetAddress address, int prefixLength) {
        var bytes = address.getAddress();
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.clamp(prefixLength - (long) i * Byte.SIZE, 0, Byte.SIZE);
            bytes[i] &= (byte) (0xFF << Byte.SIZE - kept);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new LinkageError("Masking keeps the length", e);
        }
    }
}
