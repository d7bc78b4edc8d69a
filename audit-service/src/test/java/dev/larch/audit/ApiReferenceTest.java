package dev.larch.audit;

import static io.restassured.RestAssured.given;

import dev.larch.platform.test.GeneratedReference;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The description of the API in api/ is what the code says. */
@AuditServiceTest
class ApiReferenceTest {

    @TestHTTPResource(value = "/openapi", management = true)
    URI description;

    @Test
    void describesTheApiAsItIs() {
        var api = given().queryParam("format", "yaml")
                .get(description)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        GeneratedReference.assertUpToDate("api/audit-service.openapi.yaml", api);
    }
}
