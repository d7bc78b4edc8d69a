package dev.larch.iam;

import static io.restassured.RestAssured.given;

import dev.larch.platform.test.GeneratedReference;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The description of the API in api/ is what the code says. */
@QuarkusTest
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

        GeneratedReference.assertUpToDate("api/iam-service.openapi.yaml", api);
    }
}
