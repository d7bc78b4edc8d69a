package dev.larch.iam.apikey;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Deleting API keys. */
@QuarkusTest
class ApiKeyDeletionTest {

    private final Tenant tenant = Tenant.create();
    private UUID project;

    @BeforeEach
    void createProject() {
        project = tenant.project("p");
    }

    @Test
    void revokesAndForgets() {
        var key = create("k");

        tenant.asOwner().delete(path(key)).then().statusCode(202).body(emptyString());

        tenant.asOwner().get(path(key)).then().statusCode(404);
        tenant.asOwner().delete(path(key)).then().statusCode(404);
        assertEquals(List.of("credential"), Database.column("SELECT kind FROM revocation WHERE subject_id = ?", key));
        assertEquals(
                "delete api-key k", Database.events(tenant.organizationId()).getLast());
    }

    @Test
    void takesTheRolesAlong() {
        var key = create("k");

        tenant.asOwner().delete(path(key)).then().statusCode(202);

        assertEquals(List.of(), rolesOf(key));
    }

    @Test
    void takesTheRolesAlongWithTheProject() {
        var key = create("k");

        tenant.asOwner().delete("/admin/projects/" + project).then().statusCode(202);

        assertEquals(List.of(), rolesOf(key));
    }

    private static List<String> rolesOf(String key) {
        return Database.column("SELECT role FROM role_binding WHERE principal_id::text = ?", key);
    }

    @Test
    void happensOnceForManyAtOnce() {
        var path = path(create("k"));
        var token = tenant.ownerToken();

        var statuses = Race.of(4, () -> Tenant.as(token).delete(path).statusCode());

        assertEquals(List.of(202, 404, 404, 404), statuses);
    }

    @RepeatedTest(3)
    void isKeptApartFromThatOfOtherKeys() {
        var keys = new ConcurrentLinkedQueue<>(
                Stream.of("a", "b", "c", "d").map(this::create).toList());
        var token = tenant.ownerToken();

        var statuses =
                Race.of(4, () -> Tenant.as(token).delete(path(keys.remove())).statusCode());

        assertEquals(List.of(202, 202, 202, 202), statuses);
        tenant.asOwner()
                .get("/admin/projects/" + project + "/api-keys")
                .then()
                .statusCode(200)
                .body("data", empty());
    }

    private String create(String name) {
        return tenant.asOwner()
                .body("{\"name\":\"%s\"}".formatted(name))
                .post("/admin/projects/" + project + "/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key.id");
    }

    private static String path(String key) {
        return "/admin/api-keys/" + key;
    }
}
