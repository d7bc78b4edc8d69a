package dev.larch.iam.sso;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.CompanySignIn;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.hostile.ConnectedCompany;
import dev.larch.iam.scim.Directory;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who have left, and whoever comes after them under their address. */
@QuarkusTest
class ComingBackTest {

    private final ConnectedCompany connected = new ConnectedCompany();
    private final String email = connected.ann();

    @BeforeEach
    void signInOnce() {
        connected.connect();
        signIn().then().statusCode(303);
    }

    @AfterEach
    void close() {
        connected.close();
    }

    @Test
    void isPossibleForSomebodyElseWithTheAddressOfARemovedMember() {
        var owner = connected.company().tenant().asOwner();
        owner.delete("/admin/users/" + connected.members().getFirst()).then().statusCode(202);
        connected.person("s-successor", email, Map.of());

        signIn().then().statusCode(303);
    }

    @Test
    void isPossibleForWhomTheDirectoryAddsAnew() {
        var directory = Directory.of(connected.company().tenant());
        directory
                .call()
                .delete("/scim/v2/Users/" + connected.members().getFirst())
                .then()
                .statusCode(204);
        directory.user(email);
        connected.person("s-successor", email, Map.of());

        signIn().then().statusCode(303);
    }

    @Test
    void isImpossibleForWhomTheDirectoryHasSwitchedOffAlsoUnderAnotherAddress() {
        var directory = Directory.of(connected.company().tenant());
        directory
                .call()
                .delete("/scim/v2/Users/" + connected.members().getFirst())
                .then()
                .statusCode(204);
        connected.person("s-ann", connected.company().email("renamed"), Map.of());

        signIn().then().statusCode(403).body(containsString("Your access has ended"));

        assertEquals(List.of("deprovisioned"), connected.refusals());
        assertEquals(List.of(), connected.members());
    }

    @Test
    void isNeededWhenTheConnectionLosesTheDomain() {
        assertEquals(1, sessions());

        connected
                .company()
                .patch(connected.connection(), Map.of("domains", List.of()))
                .statusCode(200);

        assertEquals(0, sessions());
    }

    @Test
    void isNeededWhenTheDomainIsRemoved() {
        var domain = Database.column(
                        "SELECT id FROM sso_domain WHERE organization_id = ?",
                        connected.company().organizationId())
                .getFirst();

        connected
                .company()
                .tenant()
                .asOwner()
                .delete("/admin/sso/domains/" + domain)
                .then()
                .statusCode(202);

        assertEquals(0, sessions());
    }

    private int sessions() {
        return Database.column(
                        "SELECT id FROM web_session WHERE organization_id = ?",
                        connected.company().organizationId())
                .size();
    }

    private Response signIn() {
        return CompanySignIn.begin().signIn(email);
    }
}
