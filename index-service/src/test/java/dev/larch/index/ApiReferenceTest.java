package dev.larch.index;

import static io.restassured.RestAssured.given;

import dev.larch.platform.test.GeneratedReference;
import org.junit.jupiter.api.Test;

/** The description of the API in api/ is what the code says. */
@Service
class ApiReferenceTest {

    @Test
    void describesTheApiAsItIs() {
        var description = given().port(SettingsResource.MANAGEMENT_PORT)
                .queryParam("format", "yaml")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        GeneratedReference.assertUpToDate("api/index-service.openapi.yaml", description);
    }
}
