package dev.larch.iam.sso;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.larch.iam.fixture.Company;
import dev.larch.iam.fixture.CompanySignIn;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.hostile.ConnectedCompany;
import dev.larch.iam.hostile.HostileProvider;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People sign in by the provider of their company. */
@QuarkusTest
class SsoSignInTest {

    private final ConnectedCompany connected = new ConnectedCompany();
    private final Company company = connected.company();
    private final HostileProvider provider = connected.provider();
    private final UUID organization = company.organizationId();
    private final String email = connected.ann();
    private final CompanySignIn ann = CompanySignIn.begin();
    private String connection = "";

    @BeforeEach
    void connect() {
        connected.connect();
        connection = connected.connection();
    }

    @AfterEach
    void close() {
        connected.close();
    }

    @Test
    void bringsANewPersonToThePageHeAskedFor() {
        company.patch(connection, Map.of("default_role", "OrgManager"));

        var answer = ann.browser().get(ann.comeBack(ann.depart(email, "/console/indexes?x=1")));

        answer.then().statusCode(303).header("Location", endsWith("/console/indexes?x=1"));
        assertEquals(Set.of("larch_session"), ann.browser().cookies().keySet());
        ann.browser().get("/session").then().body(containsString("OrgManager"), containsString("Ann A."));
        assertEquals(
                List.of("create user " + email, "login user " + email),
                Database.events(organization).subList(4, 6));
    }

    @Test
    void knowsHimAgainByHisSubject() {
        ann.signIn(email).then().statusCode(303);
        connected.person("s-ann", company.email("renamed"), Map.of());

        CompanySignIn.begin().signIn(email).then().statusCode(303);

        assertEquals(1, connected.members().size());
    }

    @Test
    void opensNothingToSomebodyElseWithTheSameAddress() {
        ann.signIn(email).then().statusCode(303);
        connected.person("s-impostor", email, Map.of());

        var impostor = CompanySignIn.begin();
        impostor.signIn(email).then().statusCode(403).body(containsString("address_taken"));

        assertFalse(impostor.isSignedIn());
        assertEquals(List.of("address_taken"), connected.refusals());
    }

    @Test
    void joinsAMemberWhoCameOtherwiseBefore() {
        var member = company.tenant().expect(email, "OrgBillingAdmin");

        ann.signIn(email).then().statusCode(303);

        assertEquals(List.of(member.toString()), connected.members());
        ann.browser().get("/session").then().body(containsString("OrgBillingAdmin"), not(containsString("OrgMember")));
    }

    @Test
    void givesTheRolesOfHisGroupsAndTakesThemAgain() {
        company.patch(connection, Map.of("group_claim", "groups"));
        company.tenant()
                .asOwner()
                .body(Map.of("group", "chiefs", "role", "OrgManager", "resource_type", "organization"))
                .post("/admin/group-roles")
                .then()
                .statusCode(201);
        connected.person("s-ann", email, Map.of("groups", List.of("chiefs", "others")));

        ann.signIn(email).then().statusCode(303);
        ann.browser().get("/session").then().body(containsString("OrgManager"));
        connected.person("s-ann", email, Map.of());
        ann.signIn(email).then().statusCode(303);

        ann.browser().get("/session").then().body(not(containsString("OrgManager")), containsString("OrgMember"));
    }

    @Test
    void endsTheSessionWhenTheConnectionSays() {
        company.patch(connection, Map.of("session_lifetime_seconds", 600));

        ann.signIn(email).then().statusCode(303);

        assertEquals(
                List.of("600"),
                Database.column(
                        "SELECT extract(epoch FROM ends_at - created_at)::int FROM web_session WHERE organization_id = ?",
                        organization));
    }

    @Test
    void makesOnePersonOfTwoWhoComeAtOnce() {
        var statuses = Race.of(3, () -> CompanySignIn.begin().signIn(email).statusCode());

        assertEquals(List.of(303, 303, 303), statuses);
        assertEquals(1, connected.members().size());
    }

    @Test
    void leavesWhomTheDirectoryHasSwitchedOff() throws Exception {
        Database.execute("""
                INSERT INTO app_user (id, email, created_at) VALUES (gen_random_uuid(), ?, now())""", email);
        Database.execute("""
                INSERT INTO scim_user (organization_id, user_id, user_name, state, created_at, updated_at)
                SELECT ?, id, email, 'deleted', now(), now() FROM app_user WHERE email = ?""", organization, email);

        ann.signIn(email).then().statusCode(403).body(containsString("Your access has ended"));

        assertEquals(List.of("deprovisioned"), connected.refusals());
        assertEquals(List.of(), connected.members());
    }
}
