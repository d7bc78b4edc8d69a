package dev.larch.iam.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What explain says is what the live API answers, for principals, permissions and places drawn at random. */
@QuarkusTest
class ExplainAgreesTest {

    private static final long SEED = 20_261_125;
    private static final int CASES = 150;
    private static final List<String> ROLES = List.of(
            "OrgOwner",
            "OrgManager",
            "OrgBillingAdmin",
            "OrgMember",
            "ProjectOwner",
            "ProjectManager",
            "ProjectMember",
            "ProjectEditor",
            "DataPlaneViewer");

    private final Tenant tenant = Tenant.create();
    private final Random random = new Random(SEED);

    private enum Decision {
        ALLOWED,
        FORBIDDEN,
        HIDDEN
    }

    /** A call that needs one permission, and changes nothing. */
    private record Probe(String permission, boolean onProject, Function<Place, Integer> status) {}

    private record Place(RequestSpecification caller, String organization, String project) {}

    private record Person(Tenant.Account account, String token) {}

    private static final List<Probe> PROBES = List.of(
            new Probe(
                    "organization:read",
                    false,
                    at -> at.caller()
                            .get("/admin/organizations/" + at.organization())
                            .statusCode()),
            new Probe(
                    "organization:update",
                    false,
                    at -> at.caller()
                            .body("{}")
                            .patch("/admin/organizations/" + at.organization())
                            .statusCode()),
            new Probe(
                    "project:read",
                    true,
                    at -> at.caller().get("/admin/projects/" + at.project()).statusCode()),
            new Probe(
                    "project:update",
                    true,
                    at -> at.caller()
                            .body("{}")
                            .patch("/admin/projects/" + at.project())
                            .statusCode()),
            new Probe(
                    "apikey:read",
                    true,
                    at -> at.caller()
                            .get("/admin/projects/" + at.project() + "/api-keys")
                            .statusCode()),
            new Probe(
                    "apikey:create",
                    true,
                    at -> at.caller()
                            .body("{}")
                            .post("/admin/projects/" + at.project() + "/api-keys")
                            .statusCode()));

    @Test
    void saysWhatTheLiveApiAnswers() {
        var projects = List.of(tenant.project("a"), tenant.project("b"));
        var people = people(projects);
        Set<Decision> seen = EnumSet.noneOf(Decision.class);

        for (int i = 0; i < CASES; i++) {
            var person = any(people);
            var probe = any(PROBES);
            var project = any(projects);
            var at =
                    new Place(Tenant.as(person.token()), tenant.organizationId().toString(), project.toString());

            var live = live(probe.status().apply(at));

            assertEquals(live, explained(person, probe, project), () -> probe.permission() + " by " + person.account());
            seen.add(live);
        }

        assertTrue(seen.containsAll(EnumSet.allOf(Decision.class)), seen.toString());
    }

    private List<Person> people(List<UUID> projects) {
        var people = new ArrayList<Person>();
        for (var role : ROLES) {
            for (var project : projects) {
                var account = role.startsWith("Org") ? tenant.account(role) : tenant.account(role, project);
                people.add(new Person(account, account.token()));
            }
        }
        return people;
    }

    private static Decision live(int status) {
        return switch (status) {
            case 403 -> Decision.FORBIDDEN;
            case 404 -> Decision.HIDDEN;
            case 200, 400 -> Decision.ALLOWED; // the probes' bodies are empty
            default -> throw new AssertionError("Unexpected answer " + status);
        };
    }

    private Decision explained(Person person, Probe probe, UUID project) {
        var place = probe.onProject() ? "{\"project_id\":\"%s\"}".formatted(project) : "{}";
        String decision = tenant.asOwner()
                .body("""
                        {"principal_type":"service_account","principal_id":"%s","permission":"%s","resource":%s}""".formatted(person.account().id(), probe.permission(), place))
                .post("/admin/access/explain")
                .then()
                .statusCode(200)
                .extract()
                .path("decision");
        return Decision.valueOf(decision.toUpperCase(Locale.ROOT));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
