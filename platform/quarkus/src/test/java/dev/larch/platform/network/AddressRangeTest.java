package dev.larch.platform.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of addresses. */
class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.77/24, 192.0.2.0/24",
        "192.0.2.1, 192.0.2.1/32",
        "0.0.0.0/0, 0.0.0.0/0",
        "10.1.2.3/9, 10.0.0.0/9",
        "2001:DB8:0:0::1/32, 2001:db8::/32",
        "2001:db8::1, 2001:db8::1/128",
        "::/0, ::/0",
        "1:0:0:2:0:0:0:3/128, 1:0:0:2::3/128",
        "::ffff:192.0.2.77/120, 192.0.2.0/24",
        "::ffff:c000:0201, 192.0.2.1/32"
    })
    void hasOneWayOfWriting(String text, String canonical) {
        assertEquals(canonical, AddressRange.of(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "10.0.0",
                "10.1",
                "010.0.0.1",
                "0x0a.0.0.1",
                "167772161",
                "256.0.0.1",
                " 10.0.0.1",
                "10.0.0.1 ",
                "localhost",
                "example.com/24",
                "::1/129",
                "fe80::1%eth0",
                "[::1]",
                ":::",
                "1:2:3:4:5:6:7:8:9",
                "::ffff:10.0.0.0/8",
                "abcd",
                "١.٢.٣.٤"
            })
    void refusesWhatIsNone(String text) {
        assertEquals(Optional.empty(), AddressRange.find(text));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, ::ffff:10.0.0.1, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "0.0.0.0/0, ::1, false",
        "::/0, 127.0.0.1, false"
    })
    void holdsTheAddressesOfItsPrefix(String range, String address, boolean within) {
        assertEquals(
                within, AddressRange.of(range).contains(IpAddress.find(address).orElseThrow()));
    }

    @Property
    void readsWhatItWrites(@ForAll("ranges") AddressRange range) {
        assertEquals(range, AddressRange.of(range.toString()));
        assertTrue(range.contains(range.network()));
    }

    @Property
    void isNarrowerByEachBit(@ForAll("ranges") AddressRange range) {
        var bytes = range.network().getAddress();
        if (range.prefixLength() == 0) {
            return;
        }
        int last = range.prefixLength() - 1;
        bytes[last / 8] ^= (byte) (0x80 >> last % 8);

        assertFalse(range.contains(address(bytes)));
    }

    @Property
    void neverFailsOtherwiseThanByFindingNothing(@ForAll String text) {
        AddressRange.find(text).ifPresent(range -> assertEquals(range, AddressRange.of(range.toString())));
    }

    @Property
    void neverFailsOnWhatLooksLikeAnAddress(@ForAll("lookalikes") String text) {
        AddressRange.find(text).ifPresent(range -> assertEquals(range, AddressRange.of(range.toString())));
    }

    @Provide
    Arbitrary<String> lookalikes() {
        return Arbitraries.strings().withChars("0123456789abcdefF:./").ofMaxLength(45);
    }

    @Provide
    Arbitrary<AddressRange> ranges() {
        return Arbitraries.of(4, 16)
                .flatMap(length -> Combinators.combine(
                                Arbitraries.bytes().array(byte[].class).ofSize(length),
                                Arbitraries.integers().between(0, length * 8))
                        // An IPv6 address that is a mapped one turns into the IPv4 address, whose prefix is shorter.
                        .as((bytes, prefix) -> {
                            var address = address(bytes);
                            return new AddressRange(address, Math.min(prefix, address.getAddress().length * 8));
                        }));
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
