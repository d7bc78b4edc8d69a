package dev.larch.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** A range of IP addresses, such as 10.0.0.0/8 or fd00::/8. */
record AddressRange(InetAddress base, int bits) {

    /** Reads a range, or a single address; empty for a text that is neither. */
    static Optional<AddressRange> find(String text) {
        int slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        return IpLiteral.find(address).flatMap(base -> {
            int most = base.getAddress().length * Byte.SIZE;
            int bits = slash < 0 ? most : number(text.substring(slash + 1));
            return bits < 0 || bits > most ? Optional.empty() : Optional.of(new AddressRange(base, bits));
        });
    }

    static AddressRange of(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException(text + " is no range of addresses"));
    }

    boolean contains(InetAddress address) {
        var here = base.getAddress();
        var there = address.getAddress();
        if (here.length != there.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((here[bit / Byte.SIZE] & mask) != (there[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    /** The address of so many bytes. */
    static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("An address has 4 or 16 bytes", e);
        }
    }
}
