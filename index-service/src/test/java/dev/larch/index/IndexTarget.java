package dev.larch.index;

import static io.restassured.RestAssured.given;

import dev.larch.platform.access.Role;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.TestCredential;
import dev.larch.platform.test.matrix.MatrixCaller;
import dev.larch.platform.test.matrix.MatrixPlace;
import dev.larch.platform.test.matrix.MatrixRow;
import dev.larch.platform.test.matrix.MatrixTarget;
import dev.larch.platform.test.people.FakePeople;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** index-service with an index in each of three projects of two organizations. */
final class IndexTarget implements MatrixTarget {

    /** A name that no namespace can have: who is let through is told so, and nothing is changed. */
    static final String NO_NAMESPACE = "n".repeat(513);

    private static final String ABSENT = "index-absent00";

    private record Index(String name, int port) {}

    private final FakeIam iam;
    private final FakePeople people;
    private final Map<MatrixPlace, Index> indexes = new ConcurrentHashMap<>();

    IndexTarget(FakeIam iam) {
        this.iam = iam;
        this.people = new FakePeople(iam, "index-service");
    }

    @Override
    public Map<String, String> credential(MatrixCaller caller, boolean spent) {
        return people.credential(caller);
    }

    /** Indexes are protected from deletion: a call that is let through fails afterwards. */
    @Override
    public String id(String kind, MatrixPlace place, boolean spent) {
        return switch (kind) {
            case "project" -> people.project(place).id().toString();
            case "cursor" -> "Y3Vyc29y";
            case "namespace" -> NO_NAMESPACE;
            case "index" -> place == MatrixPlace.ABSENT ? ABSENT : index(place).name();
            default -> UUID.randomUUID().toString();
        };
    }

    @Override
    public URI base(MatrixRow row, MatrixPlace place) {
        return URI.create("http://localhost:" + (row.thing().equals("data") ? port(place) : RestAssured.port));
    }

    int port(MatrixPlace place) {
        return index(place).port();
    }

    private Index index(MatrixPlace place) {
        return indexes.computeIfAbsent(place, this::create);
    }

    private Index create(MatrixPlace place) {
        var editor = iam.newKey(people.project(place), Role.PROJECT_EDITOR);
        var name = "index-" + UUID.randomUUID().toString().substring(0, 8);
        String host = given().header("Api-Key", editor.secret())
                .contentType("application/json")
                .body("""
                        {"name":"%s","dimension":3,"deletion_protection":"enabled",
                        "spec":{"serverless":{"cloud":"aws","region":"us-east-1"}}}""".formatted(name))
                .post("/indexes")
                .then()
                .statusCode(201)
                .extract()
                .path("host");
        var index = new Index(name, Integer.parseInt(host.substring(host.indexOf(':') + 1)));
        if (place == MatrixPlace.OTHER) {
            fill(index, editor);
        }
        return index;
    }

    /** A list that has a second page has a cursor. */
    private static void fill(Index index, TestCredential editor) {
        List.of("", "other").forEach(namespace -> upsert(index, editor, namespace));
    }

    private static void upsert(Index index, TestCredential editor, String namespace) {
        given().baseUri("http://localhost")
                .port(index.port())
                .header("Api-Key", editor.secret())
                .contentType("application/json")
                .body("""
                        {"vectors":[{"id":"record-a","values":[1,2,3]},{"id":"record-b","values":[1,2,3]}],
                        "namespace":"%s"}""".formatted(namespace))
                .post("/vectors/upsert")
                .then()
                .statusCode(200);
    }
}
