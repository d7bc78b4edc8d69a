package dev.larch.iam.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Roles follow groups. */
@QuarkusTest
class GroupRolesTest {

    @Inject
    GroupRoles roles;

    private final Tenant tenant = Tenant.create();
    private final UUID organization = tenant.organizationId();
    private final UUID user = tenant.expect(UUID.randomUUID() + "@x.example", "OrgMember");

    @Nested
    class Apply {

        @Test
        void givesTheRolesOfTheGroupsAndTakesThemAgain() {
            var project = tenant.project("p");
            map("search", "ProjectEditor", "project", project);
            map("chiefs", "OrgManager", "organization", organization);

            apply(Set.of("search", "chiefs", "unmapped"));
            assertEquals(List.of("OrgManager", "OrgMember", "ProjectEditor"), held(user));

            apply(Set.of("search"));
            assertEquals(List.of("OrgMember", "ProjectEditor"), held(user));

            apply(Set.of());
            assertEquals(List.of("OrgMember"), held(user));
        }

        @Test
        void leavesWhatWasGivenByHand() {
            map("members", "OrgMember", "organization", organization);

            apply(Set.of("members"));
            apply(Set.of());

            assertEquals(List.of("OrgMember"), held(user));
        }

        @Test
        void writesAnEventAndARevocationOnlyWhenSomethingChanges() {
            map("chiefs", "OrgManager", "organization", organization);
            var before = Database.events(organization).size();

            apply(Set.of("chiefs"));
            apply(Set.of("chiefs"));

            var events = Database.events(organization);
            assertEquals(before + 1, events.size());
            assertTrue(events.getLast().startsWith("update user "), events::toString);
            assertEquals(
                    List.of("principal"),
                    Database.column("SELECT kind FROM revocation WHERE subject_id = ?", user.toString()));
        }

        @Test
        void keepsTheLastOwnerAndSaysSo() throws Exception {
            map("owners", "OrgOwner", "organization", organization);
            apply(Set.of("owners"));
            Database.execute(
                    "DELETE FROM role_binding WHERE organization_id = ? AND principal_type = 'service_account'",
                    organization);

            apply(Set.of());

            assertEquals(List.of("OrgMember", "OrgOwner"), held(user));
            assertEquals(List.of("FAILED_PRECONDITION"), Database.column("""
                    SELECT event->'event'->'outcome'->>'error_code' FROM audit_outbox
                    WHERE organization_id = ? AND event->'event'->'outcome'->>'result' = 'failure'""", organization));
        }

        @Test
        void leavesAnOwnerWhenAllLoseTheGroupAtOnce() throws Exception {
            map("owners", "OrgOwner", "organization", organization);
            var others = IntStream.range(0, 4)
                    .mapToObj(_ -> tenant.expect(UUID.randomUUID() + "@x.example", "OrgMember"))
                    .toList();
            others.forEach(other -> apply(other, Set.of("owners")));
            Database.execute(
                    "DELETE FROM role_binding WHERE organization_id = ? AND principal_type = 'service_account'",
                    organization);
            var left = new ConcurrentLinkedQueue<>(others);

            Race.of(4, () -> {
                apply(left.remove(), Set.of());
                return "done";
            });

            var owners = Database.column(
                    "SELECT id FROM role_binding WHERE organization_id = ? AND role = 'OrgOwner'", organization);
            assertEquals(1, owners.size());
        }

        @Test
        void makesAMemberOfSomebodyNew() {
            var project = tenant.project("p");
            map("search", "ProjectViewer", "project", project);
            var newcomer = newcomer();

            apply(newcomer, Set.of("search"));

            assertEquals(List.of("OrgMember", "ProjectViewer"), held(newcomer));
        }

        @Test
        void countsTheGroupsOfBothSources() {
            map("chiefs", "OrgManager", "organization", organization);
            apply(Set.of("chiefs"));

            run(user, GroupSource.DIRECTORY, Set.of());

            assertEquals(List.of("OrgManager", "OrgMember"), held(user));
        }
    }

    @Test
    void followsAMappingThatComesAndGoes() {
        apply(Set.of("chiefs"));

        var id = map("chiefs", "OrgManager", "organization", organization);
        assertEquals(List.of("OrgManager", "OrgMember"), held(user));

        tenant.asOwner().delete("/admin/group-roles/" + id).then().statusCode(204);
        assertEquals(List.of("OrgMember"), held(user));
    }

    @Test
    void bringsNobodyBackByAMapping() throws Exception {
        apply(Set.of("chiefs"));
        Database.execute("DELETE FROM role_binding WHERE principal_id = ?", user);

        map("chiefs", "OrgManager", "organization", organization);

        assertEquals(List.of(), held(user));
    }

    @Test
    void missesNobodyWhenMappingAndSignInMeet() {
        var people = new ConcurrentLinkedQueue<>(IntStream.range(0, 7)
                .mapToObj(_ -> tenant.expect(UUID.randomUUID() + "@x.example", "OrgMember"))
                .toList());
        var all = List.copyOf(people);

        Race.of(8, () -> {
            var next = people.poll();
            if (next == null) {
                map("chiefs", "OrgManager", "organization", organization);
            } else {
                apply(next, Set.of("chiefs"));
            }
            return "done";
        });

        all.forEach(person -> assertEquals(List.of("OrgManager", "OrgMember"), held(person)));
    }

    private UUID newcomer() {
        var id = UUID.randomUUID();
        try {
            Database.execute(
                    "INSERT INTO app_user (id, email, created_at) VALUES (?, ?, now())", id, id + "@x.example");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    private String map(String group, String role, String type, UUID resource) {
        return tenant.asOwner()
                .body("{\"group\":\"%s\",\"role\":\"%s\",\"resource_type\":\"%s\",\"resource_id\":\"%s\"}"
                        .formatted(group, role, type, resource))
                .post("/admin/group-roles")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void apply(Set<String> groups) {
        apply(user, groups);
    }

    private void apply(UUID person, Set<String> groups) {
        run(person, GroupSource.SIGN_IN, groups);
    }

    private void run(UUID person, GroupSource source, Set<String> groups) {
        var actor = new Principal(
                PrincipalType.USER,
                person.toString(),
                "x",
                null,
                new OrganizationRef(organization, "o"),
                null,
                "session",
                List.of(),
                null);
        try {
            VertxContextSupport.subscribeAndAwait(
                    () -> Panache.withTransaction(() -> roles.apply(actor, person, source, groups)));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> held(UUID person) {
        return Database.column(
                "SELECT role FROM role_binding WHERE organization_id = ? AND principal_id = ? ORDER BY role",
                organization,
                person);
    }
}
