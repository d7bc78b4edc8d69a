package dev.larch.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.platform.access.Role;
import dev.larch.platform.network.AddressRange;
import dev.larch.platform.resolution.CredentialLimits;
import dev.larch.platform.test.FakeIam;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys for certain addresses behind a proxy, which is at 127.0.0.2. */
@Service
@TestProfile(TrustedProxyTest.BehindProxy.class)
class TrustedProxyTest {

    FakeIam iam;
    private RawHttp control;

    @BeforeEach
    void createKey() {
        var limits = new CredentialLimits(null, List.of(AddressRange.of("203.0.113.0/24")));
        var key = iam.newKey(iam.newProject(), limits, Role.PROJECT_EDITOR);
        control = RawHttp.to(SettingsResource.PORT).with("Api-Key", key.secret());
    }

    @Test
    void believesTheProxy() {
        var proxied = control.from("127.0.0.2");

        assertEquals(200, proxied.with("X-Forwarded-For", "203.0.113.7").get("/indexes"));
        assertEquals(200, proxied.with("X-Forwarded-For", "::ffff:203.0.113.7").get("/indexes"));
        assertEquals(403, proxied.with("X-Forwarded-For", "198.51.100.7").get("/indexes"));
        assertEquals(403, proxied.get("/indexes"));
    }

    @Test
    void believesNoClaimThatReachedTheProxy() {
        var proxied = control.from("127.0.0.2");

        assertEquals(
                403,
                proxied.with("X-Forwarded-For", "203.0.113.7, 198.51.100.7").get("/indexes"));
        assertEquals(
                200,
                proxied.with("X-Forwarded-For", "198.51.100.7, 203.0.113.7").get("/indexes"));
    }

    @Test
    void believesNobodyElse() {
        assertEquals(
                403,
                control.from("127.0.0.1").with("X-Forwarded-For", "203.0.113.7").get("/indexes"));
        assertEquals(
                403,
                control.from("127.0.0.3").with("X-Forwarded-For", "203.0.113.7").get("/indexes"));
    }

    /** The control plane behind a proxy. */
    public static final class BehindProxy implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "larch.network.source-address", "trusted-proxies",
                    "larch.network.data-source-address", "unknown",
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.allow-x-forwarded", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.2");
        }
    }
}
