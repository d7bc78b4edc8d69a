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
import dev.larch.iam.hostile.HostileProvider;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
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

    private final Company company = Company.create();
    private final UUID organization = company.organizationId();
    private final String email = company.email("ann");
    private final HostileProvider provider = new HostileProvider();
    private final CompanySignIn ann = CompanySignIn.begin();
    private String connection = "";

    @BeforeEach
    void connect() {
        company.prove();
        connection = company.connect(provider.issuer(), Map.of());
        person("s-ann", email, Map.of());
    }

    @AfterEach
    void close() {
        provider.close();
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
        person("s-ann", company.email("renamed"), Map.of());

        CompanySignIn.begin().signIn(email).then().statusCode(303);

        assertEquals(1, members().size());
    }

    @Test
    void opensNothingToSomebodyElseWithTheSameAddress() {
        ann.signIn(email).then().statusCode(303);
        person("s-impostor", email, Map.of());

        var impostor = CompanySignIn.begin();
        impostor.signIn(email).then().statusCode(403).body(containsString("address_taken"));

        assertFalse(impostor.isSignedIn());
        assertEquals(List.of("address_taken"), refusals());
    }

    @Test
    void joinsAMemberWhoCameOtherwiseBefore() {
        var member = company.tenant().expect(email, "OrgBillingAdmin");

        ann.signIn(email).then().statusCode(303);

        assertEquals(List.of(member.toString()), members());
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
        person("s-ann", email, Map.of("groups", List.of("chiefs", "others")));

        ann.signIn(email).then().statusCode(303);
        ann.browser().get("/session").then().body(containsString("OrgManager"));
        person("s-ann", email, Map.of());
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
        assertEquals(1, members().size());
    }

    @Test
    void leavesWhomTheDirectoryHasSwitchedOff() throws Exception {
        Database.execute("""
                INSERT INTO app_user (id, email, created_at) VALUES (gen_random_uuid(), ?, now())""", email);
        Database.execute("""
                INSERT INTO scim_user (organization_id, user_id, user_name, state, created_at, updated_at)
                SELECT ?, id, email, 'deleted', now(), now() FROM app_user WHERE email = ?""", organization, email);

        ann.signIn(email).then().statusCode(403).body(containsString("Your access has ended"));

        assertEquals(List.of("deprovisioned"), refusals());
        assertEquals(List.of(), members());
    }

    private void person(String subject, String address, Map<String, Object> more) {
        var claims = new HashMap<String, Object>(
                Map.of("sub", subject, "email", address, "email_verified", true, "name", "Ann A."));
        claims.putAll(more);
        provider.person(claims);
    }

    private List<String> members() {
        return Database.column(
                "SELECT DISTINCT principal_id FROM role_binding WHERE organization_id = ? AND principal_type = 'user'",
                organization);
    }

    private List<String> refusals() {
        return Database.column("""
                SELECT event->'event'->'parameters'->>'reason' FROM audit_outbox
                WHERE organization_id = ? AND event->'event'->'outcome'->>'result' = 'failure'
                ORDER BY position""", organization);
    }
}
