package dev.larch.platform.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.larch.platform.outbound.OutboundException.Reason;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses that users give may be called. */
class OutboundPolicyTest {

    private static final HostList NOTHING = HostList.parse(List.of());
    private static final HostList EVERYTHING = HostList.parse(List.of("0.0.0.0/0", "::/0"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://93.184.216.34/",
                "https://idp.example/realms/a",
                "https://IDP.example:8443/",
                "https://[2606:2800:220:1::1]/",
                "https://xn--bcher-kva.example/"
            })
    void passesTheInternet(String address) {
        var target = policy(NOTHING, "93.184.216.34").check(URI.create(address));

        assertEquals(target.uri().getPort() < 0 ? 443 : 8443, target.port());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.9.9.9/",
                "https://[::1]/",
                "https://10.0.0.1/",
                "https://172.16.0.1/",
                "https://172.31.255.255/",
                "https://192.168.1.1/",
                "https://100.64.0.1/",
                "https://198.18.0.1/",
                "https://192.0.2.1/",
                "https://240.0.0.1/",
                "https://[fc00::1]/",
                "https://[fd12::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[64:ff9b::8.8.8.8]/",
                "https://[2002:808:808::1]/",
                "https://[2001::1]/",
                "https://[2001:db8::1]/",
                "https://[1::1]/"
            })
    void refusesInsideUnlessAllowed(String address) {
        assertRefused(NOTHING, address);

        policy(EVERYTHING).check(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/latest/meta-data",
                "https://169.254.170.2/",
                "https://[fe80::1]/",
                "https://[fd00:ec2::254]/",
                "https://[fd20:ce::254]/",
                "https://100.100.100.200/",
                "https://168.63.129.16/",
                "https://192.0.0.192/",
                "https://0.0.0.0/",
                "https://[::]/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[ff02::1]/",
                "https://[fec0::1]/",
                "https://[::ffff:169.254.169.254]/",
                "https://[::169.254.169.254]/",
                "https://[64:ff9b::169.254.169.254]/",
                "https://[64:ff9b::a9fe:a9fe]/",
                "https://[2002:a9fe:a9fe::]/"
            })
    void refusesMetadataAndTheirKinWhateverIsAllowed(String address) {
        assertRefused(EVERYTHING, address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://idp.example/",
                "ftp://idp.example/",
                "file:///etc/passwd",
                "idp.example",
                "https:idp.example",
                "https://user@idp.example/",
                "https://user:password@idp.example/",
                "https://idp.example./",
                "https://idp.example/#fragment",
                "https://idp.example:0/",
                "https://idp.example:65536/",
                "https://0177.0.0.1/",
                "https://0x7f.0.0.1/",
                "https://0x7f000001/",
                "https://2130706433/",
                "https://127.1/",
                "https://127.0.0.01/",
                "https://1.2.3.4.5/",
                "https://256.1.1.1/",
                "https://1.2.3/",
                "https://[fe80::1%25eth0]/",
                "https://[::1%25lo]/",
                "https://-idp.example/",
                "https://idp..example/"
            })
    void refusesOtherForms(String address) {
        assertRefused(EVERYTHING, address);
    }

    @Test
    void refusesANameOfWhichAnyAddressIsInside() {
        assertRefused(NOTHING, "https://idp.example/", "93.184.216.34", "10.0.0.1");
        assertRefused(EVERYTHING, "https://idp.example/", "93.184.216.34", "169.254.169.254");
    }

    @Test
    void allowsByNameAndByRangeButNotByALikeName() {
        var allowed = HostList.parse(List.of("idp.corp.example", ".in.example", "10.1.0.0/16"));

        policy(allowed, "10.9.0.1").check(URI.create("https://idp.corp.example/"));
        policy(allowed, "10.9.0.1").check(URI.create("https://a.in.example/"));
        policy(allowed, "10.1.255.1").check(URI.create("https://any.example/"));
        assertRefused(allowed, "https://any.example/", "10.2.0.1");
        assertRefused(allowed, "https://evil-idp.corp.example/", "10.9.0.1");
        assertRefused(allowed, "https://in.example.evil.example/", "10.9.0.1");
    }

    @Test
    void looksANameUpOnceAndPinsTheAddress() throws UnknownHostException {
        var answers = new ArrayList<>(List.of(ip("93.184.216.34"), ip("127.0.0.1")));
        var policy = new OutboundPolicy(NOTHING, Optional.empty(), false, _ -> List.of(answers.removeFirst()));

        var target = policy.check(URI.create("https://rebinding.example/x?y=1"));

        assertEquals(ip("93.184.216.34"), target.address());
        assertEquals("rebinding.example", target.host());
        assertEquals("/x?y=1", target.path());
        assertEquals(1, answers.size());
    }

    @Test
    void speaksHttpInTrialsAndToThisMachineAlone() {
        var allowed = HostList.parse(List.of("127.0.0.0/8", "10.0.0.0/8"));
        var trial = new OutboundPolicy(allowed, Optional.empty(), true, _ -> List.of());

        trial.check(URI.create("http://127.0.0.1:8080/"));
        assertThrows(OutboundException.class, () -> trial.check(URI.create("http://10.0.0.1/")));
        assertThrows(OutboundException.class, () -> policy(allowed).check(URI.create("http://127.0.0.1/")));
    }

    @Test
    void leavesNamesToTheProxyUnlessTheyAreKnownToBeInside() {
        var direct = HostList.parse(List.of(".corp.example"));
        var unknown = new OutboundPolicy(NOTHING, Optional.of(direct), false, OutboundPolicyTest::unknown);

        assertNull(unknown.check(URI.create("https://idp.example/")).address());
        assertEquals(
                Reason.UNREACHABLE,
                assertThrows(OutboundException.class, () -> unknown.check(URI.create("https://idp.corp.example/")))
                        .reason());
        var inside = new OutboundPolicy(NOTHING, Optional.of(direct), false, _ -> List.of(ip("10.0.0.1")));
        assertThrows(OutboundException.class, () -> inside.check(URI.create("https://idp.example/")));
        assertThrows(OutboundException.class, () -> unknown.check(URI.create("https://169.254.169.254/")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://metadata/",
                "https://metadata.google.internal/computeMetadata/v1/",
                "https://instance-data.ec2.internal/",
                "https://intranet/",
                "https://idp.localhost/",
                "https://printer.local/",
                "https://idp.internal/",
                "https://router.home.arpa/",
                "http://idp.example/"
            })
    void keepsFromTheProxyWhatOnlyItsOwnNetworkCanMean(String address) {
        var trial = new OutboundPolicy(NOTHING, Optional.of(NOTHING), true, OutboundPolicyTest::unknown);

        assertEquals(
                Reason.REFUSED,
                assertThrows(OutboundException.class, () -> trial.check(URI.create(address)))
                        .reason());
    }

    @Test
    void passesNamesInsideToTheProxyWhenTheyAreAllowed() {
        var allowed = HostList.parse(List.of("idp.internal", "intranet", ".google.internal"));
        var policy = new OutboundPolicy(allowed, Optional.of(NOTHING), false, OutboundPolicyTest::unknown);

        assertNull(policy.check(URI.create("https://idp.internal/")).address());
        assertNull(policy.check(URI.create("https://intranet/")).address());
        assertThrows(OutboundException.class, () -> policy.check(URI.create("https://metadata.google.internal/")));
    }

    @Test
    void goesWithoutTheProxyToNamesThatAreWhollyInARange() {
        var direct = Optional.of(HostList.parse(List.of("10.0.0.0/8")));
        var inside = new OutboundPolicy(EVERYTHING, direct, false, _ -> List.of(ip("10.0.0.1"), ip("10.0.0.2")));
        var both = new OutboundPolicy(EVERYTHING, direct, false, _ -> List.of(ip("10.0.0.1"), ip("93.184.216.34")));

        assertEquals(
                ip("10.0.0.1"), inside.check(URI.create("https://idp.example/")).address());
        assertEquals(
                ip("10.0.0.9"), inside.check(URI.create("https://10.0.0.9/")).address());
        assertNull(both.check(URI.create("https://idp.example/")).address());
    }

    @Property(tries = 2_000)
    void neverPassesAnEmbeddedMetadataAddress(@ForAll @IntRange(max = 0xFFFF) int rest) {
        for (var form : List.of("::ffff:a9fe:%x", "64:ff9b::a9fe:%x", "::a9fe:%x", "2002:a9fe:%x::1")) {
            assertRefused(EVERYTHING, "https://[" + form.formatted(rest) + "]/");
        }
        assertRefused(EVERYTHING, "https://169.254.%d.%d/".formatted(rest >> 8, rest & 0xFF));
    }

    /** The JDK's own resolver takes more forms of an address than the policy: what they mean must not come through. */
    @Property(tries = 2_000)
    void takesNoOtherFormOfAPrivateAddress(@ForAll @IntRange(min = 0, max = 0xFFFFFF) int rest) {
        long whole = 0x0A000000L | rest;
        assertRefused(NOTHING, "https://%d/".formatted(whole));
        assertRefused(NOTHING, "https://0x%x/".formatted(whole));
        assertRefused(NOTHING, "https://012.%d.%d.%d/".formatted(rest >> 16, rest >> 8 & 0xFF, rest & 0xFF));
        assertRefused(NOTHING, "https://10.%d/".formatted(rest));
        assertRefused(NOTHING, "https://10.%d.%d.%d/".formatted(rest >> 16, rest >> 8 & 0xFF, rest & 0xFF));
    }

    @Property(tries = 1_000)
    void readsRangesWithoutEverFailingOtherwise(@ForAll String text) {
        AddressRange.find(text).ifPresent(range -> assertEquals(true, range.contains(range.base())));
    }

    @Test
    void refusesAListItCannotRead() {
        for (var entry : List.of("10.0.0.0/33", "10.0.0/8", "*.example", "a b", "")) {
            assertThrows(IllegalArgumentException.class, () -> HostList.parse(List.of(entry)), entry);
        }
    }

    private static void assertRefused(HostList allowed, String address, String... resolved) {
        var failure = assertThrows(
                OutboundException.class, () -> policy(allowed, resolved).check(URI.create(address)), address);
        assertEquals(Reason.REFUSED, failure.reason(), address);
    }

    private static OutboundPolicy policy(HostList allowed, String... resolved) {
        var addresses = Arrays.stream(resolved).map(OutboundPolicyTest::ip).toList();
        return new OutboundPolicy(allowed, Optional.empty(), false, _ -> addresses);
    }

    private static List<InetAddress> unknown(String host) throws UnknownHostException {
        throw new UnknownHostException(host);
    }

    private static InetAddress ip(String text) {
        return IpLiteral.find(text).orElseThrow();
    }
}
