package dev.larch.index;

import static io.restassured.RestAssured.given;

import dev.larch.platform.access.Role;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.TestCredential;
import dev.larch.platform.test.TestProject;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.UUID;

/** A project of its own with an index, made over the control plane. */
public record TestIndex(TestProject project, TestCredential editor, String name, int port) {

    public static TestIndex create(FakeIam iam, int dimension) {
        return create(iam, iam.newProject(), dimension);
    }

    public static TestIndex create(FakeIam iam, TestProject project, int dimension) {
        var editor = iam.newKey(project, Role.PROJECT_EDITOR);
        var name = "i-" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
        String host = given().header("Api-Key", editor.secret())
                .contentType(ContentType.JSON)
                .body("""
                        {"name":"%s","dimension":%d,"spec":{"serverless":{"cloud":"aws","region":"us-east-1"}}}""".formatted(name, dimension))
                .post("/indexes")
                .then()
                .statusCode(201)
                .extract()
                .path("host");
        return new TestIndex(project, editor, name, Integer.parseInt(host.substring(host.indexOf(':') + 1)));
    }

    /** A request to the index's own port, with its editor's key. */
    public RequestSpecification data() {
        return data(editor);
    }

    public RequestSpecification data(TestCredential credential) {
        return anonymous().header("Api-Key", credential.secret());
    }

    public RequestSpecification anonymous() {
        return given().baseUri("http://localhost").port(port).contentType(ContentType.JSON);
    }
}
