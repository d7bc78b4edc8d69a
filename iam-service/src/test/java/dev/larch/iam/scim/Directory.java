package dev.larch.iam.scim;

import static io.restassured.RestAssured.given;

import dev.larch.iam.fixture.Tenant;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The company's directory, with a token of the organization. */
public record Directory(String token) {

    private static final String SCIM = "application/scim+json";

    public static Directory of(Tenant tenant) {
        return new Directory(tenant.asOwner()
                .body(Map.of("name", "directory"))
                .post("/admin/scim/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("value"));
    }

    public RequestSpecification call() {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(SCIM, ContentType.JSON)))
                .contentType(SCIM)
                .auth()
                .preemptive()
                .oauth2(token);
    }

    public Response create(String userName) {
        return call().body(Map.of("userName", userName, "name", Map.of("givenName", "Ann", "familyName", "Lee")))
                .post("/scim/v2/Users");
    }

    public UUID user(String userName) {
        return UUID.fromString(create(userName).then().statusCode(201).extract().path("id"));
    }

    public UUID group(String name, UUID... members) {
        var values = List.of(members).stream().map(id -> Map.of("value", id)).toList();
        return UUID.fromString(call().body(Map.of("displayName", name, "members", values))
                .post("/scim/v2/Groups")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    public Response patch(String path, Map<?, ?>... operations) {
        return call().body(Map.of("Operations", List.of(operations))).patch("/scim/v2/" + path);
    }
}
