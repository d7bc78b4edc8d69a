package dev.larch.iam.mapping;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mappings over HTTP. */
@QuarkusTest
class GroupRoleResourceTest {

    private final Tenant tenant = Tenant.create();
    private final UUID organization = tenant.organizationId();

    @Nested
    class Create {

        @Test
        void answersWithTheMapping() {
            var project = tenant.project("p");

            create(Map.of(
                            "group", "search",
                            "role", "DataPlaneViewer",
                            "resource_type", "project",
                            "resource_id", project,
                            "index", "docs",
                            "namespace", ""))
                    .statusCode(201)
                    .body(
                            "id", notNullValue(),
                            "group", equalTo("search"),
                            "role", equalTo("DataPlaneViewer"),
                            "resource_id", equalTo(project.toString()),
                            "index", equalTo("docs"),
                            "namespace", equalTo(""));
            assertEquals(
                    "create group-role search", Database.events(organization).getLast());
        }

        @Test
        void takesTheCallersOrganizationWhenNoneIsNamed() {
            create("chiefs", "OrgManager", "organization")
                    .statusCode(201)
                    .body("resource_id", equalTo(organization.toString()), "index", nullValue());
        }

        @Test
        void rejectsTheSameMappingTwice() {
            create("chiefs", "OrgManager", "organization").statusCode(201);

            create("chiefs", "OrgManager", "organization")
                    .statusCode(409)
                    .body("error.code", equalTo("ALREADY_EXISTS"));
        }

        @ParameterizedTest
        @CsvSource({
            "'', OrgManager, organization, group",
            "g, Wizard, organization, role",
            "g, Service, installation, role",
            "g, OrgManager, project, resource_type",
            "g, ProjectEditor, organization, resource_type",
            "g, ProjectEditor, project, resource_id"
        })
        void namesTheFieldThatIsWrong(String group, String role, String type, String field) {
            create(group, role, type).statusCode(400).body("error.message", containsString(field + ":"));
        }

        @Test
        void limitsOnlyRolesOnData() {
            var project = tenant.project("p");
            var request = Map.<String, Object>of(
                    "group",
                    "g",
                    "role",
                    "ProjectOwner",
                    "resource_type",
                    "project",
                    "resource_id",
                    project,
                    "index",
                    "docs");

            create(request).statusCode(400).body("error.message", containsString("index:"));
        }

        @Test
        void knowsNoForeignProject() {
            var foreign = Tenant.create().project("p");
            var absent = UUID.randomUUID();

            for (var id : List.of(foreign, absent)) {
                create(Map.of("group", "g", "role", "ProjectEditor", "resource_type", "project", "resource_id", id))
                        .statusCode(404)
                        .body("error.message", equalTo("Project %s not found.".formatted(id)));
            }
        }

        @Test
        void isForOwners() {
            var manager = tenant.account("OrgManager").token();

            Tenant.as(manager)
                    .body(Map.of("group", "g", "role", "OrgOwner", "resource_type", "organization"))
                    .post("/admin/group-roles")
                    .then()
                    .statusCode(403)
                    .body("error.message", containsString("sso:manage"));
        }

        @Test
        void stopsAtFiveHundredAlsoInARace() throws Exception {
            Database.execute("""
                    INSERT INTO group_role (id, organization_id, group_name, role, resource_type, resource_id, created_at)
                    SELECT gen_random_uuid(), ?, 'g' || n, 'OrgMember', 'organization', ?, now()
                    FROM generate_series(1, 498) n""", organization, organization);
            var number = new AtomicInteger();

            var statuses = Race.of(
                    4,
                    () -> create("x" + number.incrementAndGet(), "OrgMember", "organization")
                            .extract()
                            .statusCode());

            assertEquals(List.of(201, 201, 403, 403), statuses);
        }
    }

    @Nested
    class ListAndDelete {

        @Test
        void pagesThroughTheOwnMappings() {
            create("a", "OrgManager", "organization");
            create("b", "OrgManager", "organization");
            var next = tenant.asOwner()
                    .queryParam("limit", 1)
                    .get("/admin/group-roles")
                    .then()
                    .statusCode(200)
                    .body("data.group", contains("a"))
                    .extract()
                    .<String>path("pagination.next");

            tenant.asOwner()
                    .queryParam("paginationToken", next)
                    .get("/admin/group-roles")
                    .then()
                    .body("data.group", contains("b"), "pagination", nullValue());
            Tenant.create().asOwner().get("/admin/group-roles").then().body("data", empty());
        }

        @Test
        void deletesOnceAndOnlyTheOwn() {
            var id = create("a", "OrgManager", "organization").extract().<String>path("id");

            Tenant.create().asOwner().delete("/admin/group-roles/" + id).then().statusCode(404);
            tenant.asOwner().delete("/admin/group-roles/" + id).then().statusCode(204);
            tenant.asOwner().delete("/admin/group-roles/" + id).then().statusCode(404);
            assertEquals("delete group-role a", Database.events(organization).getLast());
        }
    }

    @Nested
    class Preview {

        @Test
        void saysWhatSomebodyNewWouldGet() {
            create("chiefs", "OrgManager", "organization");

            preview(Map.of("groups", List.of("chiefs", "others")))
                    .statusCode(200)
                    .body(
                            "data", hasSize(1),
                            "data[0].gains.role", contains("OrgManager"),
                            "data[0].user_id", nullValue(),
                            "truncated", equalTo(false));
        }

        @Test
        void saysWhoWouldLoseAndGainByOtherMappingsAndChangesNothing() throws Exception {
            var user = tenant.expect(UUID.randomUUID() + "@x.example", "OrgMember");
            Database.execute("INSERT INTO user_group VALUES (?, ?, 'sign_in', 'chiefs')", organization, user);
            create("chiefs", "OrgManager", "organization").statusCode(201);
            var before = Database.events(organization);

            preview(Map.of(
                            "mappings",
                            List.of(Map.of("group", "chiefs", "role", "OrgOwner", "resource_type", "organization"))))
                    .statusCode(200)
                    .body(
                            "data", hasSize(1),
                            "data[0].user_id", equalTo(user.toString()),
                            "data[0].gains.role", contains("OrgOwner"),
                            "data[0].loses.role", contains("OrgManager"));
            assertEquals(before, Database.events(organization));
            assertEquals(
                    List.of("OrgManager", "OrgMember"),
                    Database.column("SELECT role FROM role_binding WHERE principal_id = ? ORDER BY role", user));
        }

        @Test
        void saysWhatOnePersonWouldHaveWithOtherGroups() {
            var user = tenant.expect(UUID.randomUUID() + "@x.example", "OrgMember");
            create("chiefs", "OrgManager", "organization").statusCode(201);

            preview(Map.of("user_id", user, "groups", List.of("chiefs")))
                    .body("data[0].gains.role", contains("OrgManager"), "data[0].groups", contains("chiefs"));
        }

        @Test
        void knowsNoForeignPerson() {
            var foreign = Tenant.create().expect(UUID.randomUUID() + "@x.example", "OrgMember");

            for (var id : List.of(foreign, UUID.randomUUID())) {
                preview(Map.of("user_id", id))
                        .statusCode(404)
                        .body("error.message", equalTo("User %s not found.".formatted(id)));
            }
        }

        private ValidatableResponse preview(Map<String, ?> request) {
            return tenant.asOwner()
                    .body(request)
                    .post("/admin/group-roles/preview")
                    .then();
        }
    }

    private ValidatableResponse create(String group, String role, String type) {
        return create(Map.of("group", group, "role", role, "resource_type", type));
    }

    private ValidatableResponse create(Map<String, ?> request) {
        return tenant.asOwner().body(request).post("/admin/group-roles").then();
    }
}
