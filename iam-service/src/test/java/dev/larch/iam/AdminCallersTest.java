package dev.larch.iam;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Installation;
import dev.larch.iam.fixture.Person;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call the Admin API: service accounts and people, API keys never. */
@QuarkusTest
class AdminCallersTest {

    /** Whoever makes the first organization has no credential yet. */
    private static final String OPEN = "/admin/bootstrap";

    @TestHTTPResource(value = "/openapi", management = true)
    URI description;

    private final Tenant tenant = Tenant.create();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "organizations",
                "projects",
                "projects/{project}/api-keys",
                "service-accounts",
                "users",
                "invites",
                "role-bindings"
            })
    void areServiceAccountsAndPeopleAndNoApiKeys(String kind) {
        var path = "/admin/" + kind.replace("{project}", tenant.project("p").toString());

        tenant.asOwner().get(path).then().statusCode(200);
        Tenant.as(Person.of(tenant, "OrgOwner").token()).get(path).then().statusCode(200);
        given().header("Api-Key", keyOfTheTenant())
                .get(path)
                .then()
                .statusCode(403)
                .body("error.code", equalTo("PERMISSION_DENIED"));
    }

    @Test
    void areNoApiKeysInWhateverOperationThereIs() {
        var operations = operations();

        var notRefused = operations.stream()
                .filter(operation -> statusForAKey(operation) != 403)
                .toList();

        assertTrue(operations.size() > 30, operations::toString);
        assertEquals(List.of(), notRefused);
    }

    private String keyOfTheTenant() {
        return tenant.asOwner()
                .body(Map.of("name", "k"))
                .post("/admin/projects/" + tenant.project("of the key") + "/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("value");
    }

    private static int statusForAKey(Operation operation) {
        return given().header("Api-Key", Installation.API_KEY)
                .contentType(ContentType.JSON)
                .body("{}")
                .request(
                        operation.method(),
                        operation
                                .path()
                                .replaceAll("\\{\\w+}", UUID.randomUUID().toString()))
                .statusCode();
    }

    private List<Operation> operations() {
        Map<String, Map<String, Object>> paths =
                given().queryParam("format", "json").get(description).path("paths");
        return paths.entrySet().stream()
                .filter(path ->
                        path.getKey().startsWith("/admin/") && !path.getKey().equals(OPEN))
                .flatMap(path -> path.getValue().keySet().stream()
                        .filter(key -> Stream.of("get", "post", "put", "patch", "delete")
                                .anyMatch(key::equals))
                        .map(method -> new Operation(method.toUpperCase(java.util.Locale.ROOT), path.getKey())))
                .toList();
    }

    private record Operation(String method, String path) {}
}
