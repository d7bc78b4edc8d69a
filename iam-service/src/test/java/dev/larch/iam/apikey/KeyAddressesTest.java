package dev.larch.iam.apikey;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.larch.iam.fixture.Tenant;
import dev.larch.iam.fixture.TestKey;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The addresses from which a key may be used, in an installation that knows them. */
@QuarkusTest
@TestProfile(KeyAddressesTest.Direct.class)
class KeyAddressesTest {

    private final Tenant tenant = Tenant.create();

    @Test
    void areKeptInOneWayOfWriting() {
        var key = TestKey.create(tenant, tenant.project("p"), """
                {"name":"k","allowed_cidrs":["10.1.2.3/8","2001:DB8:0::/32","::ffff:10.0.0.0/104"]}""");

        tenant.asOwner().get(key.path()).then().body("allowed_cidrs", contains("10.0.0.0/8", "2001:db8::/32"));
        key.resolve().body("limits.allowed_cidrs", contains("10.0.0.0/8", "2001:db8::/32"));
    }

    @Test
    void areReplacedAndTakenAway() {
        var key = TestKey.create(tenant, tenant.project("p"), "{\"name\":\"k\",\"allowed_cidrs\":[\"10.0.0.1\"]}");

        tenant.asOwner()
                .body("{\"allowed_cidrs\":[\"192.0.2.0/24\"]}")
                .patch(key.path())
                .then()
                .body("allowed_cidrs", contains("192.0.2.0/24"));
        tenant.asOwner()
                .body("{\"allowed_cidrs\":null}")
                .patch(key.path())
                .then()
                .body("allowed_cidrs", nullValue());
        key.resolve().body("limits", nullValue());
    }

    @Test
    void areTwentyAtMost() {
        var many = String.join("\",\"", Collections.nCopies(21, "10.0.0.1"));

        tenant.asOwner()
                .body("{\"name\":\"k\",\"allowed_cidrs\":[\"%s\"]}".formatted(many))
                .post("/admin/projects/" + tenant.project("p") + "/api-keys")
                .then()
                .statusCode(400)
                .body("error.message", startsWith("allowed_cidrs: "));
    }

    /** Clients connect to the service itself. */
    public static final class Direct implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("larch.network.source-address", "direct");
        }
    }
}
