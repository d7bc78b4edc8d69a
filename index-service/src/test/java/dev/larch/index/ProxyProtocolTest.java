package dev.larch.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.platform.access.Role;
import dev.larch.platform.network.AddressRange;
import dev.larch.platform.resolution.CredentialLimits;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.TestCredential;
import dev.larch.platform.test.TestProject;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys for certain addresses behind a balancer that opens each connection with a header of the PROXY protocol. */
@Service
@TestProfile(ProxyProtocolTest.BehindBalancer.class)
class ProxyProtocolTest {

    private static final byte[] SIGNATURE = {0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A};

    FakeIam iam;
    private TestProject project;
    private TestCredential key;
    private RawHttp control;

    @BeforeEach
    void createKey() {
        var ranges = List.of(AddressRange.of("203.0.113.0/24"), AddressRange.of("2001:db8::/32"));
        project = iam.newProject();
        key = iam.newKey(project, new CredentialLimits(null, ranges), Role.PROJECT_EDITOR);
        control = RawHttp.to(SettingsResource.PORT).with("Api-Key", key.secret());
    }

    @Test
    void believesTheFirstVersion() {
        assertEquals(200, control.behind(v1("TCP4", "203.0.113.7")).get("/indexes"));
        assertEquals(200, control.behind(v1("TCP6", "2001:db8::7")).get("/indexes"));
        assertEquals(403, control.behind(v1("TCP4", "198.51.100.7")).get("/indexes"));
    }

    @Test
    void believesTheSecondVersion() {
        assertEquals(200, control.behind(v2("203.0.113.7")).get("/indexes"));
        assertEquals(200, control.behind(v2("2001:db8::7")).get("/indexes"));
        assertEquals(403, control.behind(v2("198.51.100.7")).get("/indexes"));
        assertEquals(403, control.behind(v2("2001:db9::7")).get("/indexes"));
    }

    @Test
    void believesNoHeaderOfTheRequest() {
        var spoofed = control.with("X-Forwarded-For", "203.0.113.7").with("Forwarded", "for=203.0.113.7");

        assertEquals(403, spoofed.behind(v2("198.51.100.7")).get("/indexes"));
    }

    @Test
    void servesNobodyWithoutIt() {
        assertEquals(0, control.get("/indexes"));
    }

    @Test
    void readsItOnDataPortsToo() {
        var editor = iam.newKey(project, Role.PROJECT_EDITOR);
        var answer = RawHttp.to(SettingsResource.PORT)
                .with("Api-Key", editor.secret())
                .behind(v2("192.0.2.1"))
                .send("POST", "/indexes", """
                        {"name":"i","dimension":1,"spec":{"serverless":{"cloud":"aws","region":"us-east-1"}}}""");
        var host = Pattern.compile("\"host\":\"localhost:([0-9]+)\"").matcher(answer);
        assertEquals(true, host.find(), answer);
        var data = RawHttp.to(Integer.parseInt(host.group(1))).with("Api-Key", key.secret());

        assertEquals(200, data.behind(v2("203.0.113.7")).get("/vectors/list"));
        assertEquals(403, data.behind(v2("198.51.100.7")).get("/vectors/list"));
        assertEquals(0, data.get("/vectors/list"));
    }

    private static byte[] v1(String family, String source) {
        var target = family.equals("TCP4") ? "127.0.0.1" : "::1";
        return "PROXY %s %s %s 40000 443\r\n".formatted(family, source, target).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] v2(String source) {
        var address = InetAddress.ofLiteral(source).getAddress();
        boolean isIpv4 = address.length == 4;
        var header = ByteBuffer.allocate(SIGNATURE.length + 4 + 2 * address.length + 4);
        header.put(SIGNATURE).put((byte) 0x21).put((byte) (isIpv4 ? 0x11 : 0x21));
        header.putShort((short) (2 * address.length + 4));
        header.put(address).put(address).putShort((short) 40_000).putShort((short) 443);
        return header.array();
    }

    /** Both planes behind a balancer. */
    public static final class BehindBalancer implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "larch.network.source-address", "proxy-protocol",
                    "larch.network.data-source-address", "proxy-protocol",
                    "quarkus.http.proxy.use-proxy-protocol", "true");
        }
    }
}
