package dev.larch.iam.scim;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups over SCIM, and the roles that they give. */
@QuarkusTest
class ScimGroupResourceTest {

    private final Tenant tenant = Tenant.create();
    private final UUID organization = tenant.organizationId();
    private Directory directory;
    private UUID ann;
    private UUID bob;

    @BeforeEach
    void provision() {
        directory = Directory.of(tenant);
        ann = directory.user("ann-%s@acme.example".formatted(organization));
        bob = directory.user("bob-%s@acme.example".formatted(organization));
    }

    @Test
    void givesItsMembersTheMappedRoles() {
        mapChiefs();

        var id = directory.group("chiefs", ann);
        assertEquals(List.of("OrgManager", "OrgMember"), roles(ann));

        directory
                .patch(
                        "Groups/" + id,
                        Map.of("op", "Add", "path", "members", "value", List.of(Map.of("value", bob))),
                        Map.of("op", "Remove", "path", "members[value eq \"%s\"]".formatted(ann)))
                .then()
                .statusCode(200)
                .body("members.value", contains(bob.toString()));
        assertEquals(List.of("OrgMember"), roles(ann));
        assertEquals(List.of("OrgManager", "OrgMember"), roles(bob));

        directory.call().delete("/scim/v2/Groups/" + id).then().statusCode(204);
        assertEquals(List.of("OrgMember"), roles(bob));
    }

    @Test
    void followsItsName() {
        mapChiefs();
        var id = directory.group("staff", ann);

        directory
                .patch("Groups/" + id, Map.of("op", "replace", "value", Map.of("displayName", "chiefs")))
                .then()
                .statusCode(200);

        assertEquals(List.of("OrgManager", "OrgMember"), roles(ann));
    }

    @Test
    void removesAsEntraAsks() {
        var id = directory.group("staff", ann, bob);

        directory
                .patch(
                        "Groups/" + id,
                        Map.of("op", "Remove", "path", "members", "value", List.of(Map.of("value", ann))))
                .then()
                .body("members.value", contains(bob.toString()));
        directory
                .patch("Groups/" + id, Map.of("op", "remove", "path", "members"))
                .then()
                .body("members", empty());
    }

    @Test
    void replacesAllMembers() {
        var id = directory.group("staff", ann);

        directory
                .call()
                .body(Map.of("displayName", "staff", "members", List.of(Map.of("value", bob))))
                .put("/scim/v2/Groups/" + id)
                .then()
                .statusCode(200)
                .body("members.value", contains(bob.toString()));
    }

    @Test
    void givesNothingToWhomIsSwitchedOffAndAllBackAfterwards() {
        mapChiefs();
        directory.group("chiefs", ann);
        directory.patch("Users/" + ann, Map.of("op", "replace", "path", "active", "value", false));
        assertEquals(List.of(), roles(ann));

        directory.patch("Users/" + ann, Map.of("op", "replace", "path", "active", "value", true));

        assertEquals(List.of("OrgManager", "OrgMember"), roles(ann));
    }

    @Test
    void losesNoMemberWhenManyAreAddedAtOnce() {
        mapChiefs();
        var id = directory.group("chiefs");
        var people = new ConcurrentLinkedQueue<>(List.of(
                ann,
                bob,
                directory.user("c-%s@x.example".formatted(organization)),
                directory.user("d-%s@x.example".formatted(organization))));
        var all = List.copyOf(people);

        Race.of(
                4,
                () -> directory
                        .patch(
                                "Groups/" + id,
                                Map.of(
                                        "op",
                                        "add",
                                        "path",
                                        "members",
                                        "value",
                                        List.of(Map.of("value", people.remove()))))
                        .statusCode());

        all.forEach(person -> assertEquals(List.of("OrgManager", "OrgMember"), roles(person)));
    }

    @Test
    void findsByNameAndMember() {
        var id = directory.group("staff", ann);
        directory.group("others", bob);

        directory
                .call()
                .queryParams("filter", "displayName eq \"STAFF\"", "excludedAttributes", "members")
                .get("/scim/v2/Groups")
                .then()
                .body("Resources.id", contains(id.toString()), "Resources[0].members", nullValue());
        directory
                .call()
                .queryParam("filter", "id eq \"%s\" and members eq \"%s\"".formatted(id, ann))
                .get("/scim/v2/Groups")
                .then()
                .body("totalResults", equalTo(1));
        directory
                .call()
                .get("/scim/v2/Groups")
                .then()
                .body("Resources.displayName", containsInAnyOrder("staff", "others"));
    }

    @Test
    void refusesNamesTakenAndMembersUnknown() {
        directory.group("staff");
        var foreign = Directory.of(Tenant.create()).user("eve-%s@x.example".formatted(organization));

        directory
                .call()
                .body(Map.of("displayName", "staff"))
                .post("/scim/v2/Groups")
                .then()
                .statusCode(409);
        for (var member : List.of(foreign.toString(), UUID.randomUUID().toString(), "x")) {
            directory
                    .call()
                    .body(Map.of("displayName", "new", "members", List.of(Map.of("value", member))))
                    .post("/scim/v2/Groups")
                    .then()
                    .statusCode(400)
                    .body("detail", equalTo("There is no user %s.".formatted(member)));
        }
    }

    @Test
    void answersForForeignGroupsAsForAbsentOnes() {
        var foreign = Directory.of(Tenant.create()).group("staff");

        for (var id : List.of(foreign.toString(), UUID.randomUUID().toString())) {
            directory
                    .call()
                    .get("/scim/v2/Groups/" + id)
                    .then()
                    .statusCode(404)
                    .body("detail", equalTo("Group %s not found.".formatted(id)));
            directory.call().delete("/scim/v2/Groups/" + id).then().statusCode(404);
        }
    }

    @Test
    void writesItsEvents() {
        var id = directory.group("staff", ann);
        directory.call().delete("/scim/v2/Groups/" + id);

        var events = Database.events(organization);
        assertEquals(
                List.of("create group staff", "delete group staff"),
                events.stream().filter(event -> event.contains(" group ")).toList());
    }

    private void mapChiefs() {
        tenant.asOwner()
                .body(Map.of("group", "chiefs", "role", "OrgManager", "resource_type", "organization"))
                .post("/admin/group-roles")
                .then()
                .statusCode(201);
    }

    private List<String> roles(UUID user) {
        return Database.column(
                "SELECT role FROM role_binding WHERE organization_id = ? AND principal_id = ? ORDER BY role",
                organization,
                user);
    }
}
