package dev.larch.index;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.platform.access.Role;
import dev.larch.platform.access.Scope;
import dev.larch.platform.test.FakeIam;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Namespaces as things of their own. */
@Service
class NamespacesTest {

    FakeIam iam;
    private TestIndex index;

    @BeforeEach
    void createIndex() {
        index = TestIndex.create(iam, 1);
    }

    @Test
    void areListedWhetherCreatedOrFilled() {
        create("created").statusCode(200).body("name", equalTo("created")).body("record_count", equalTo(0));
        upsert("filled", "a", "b");
        upsert("", "a");

        list("").body("namespaces.name", contains("__default__", "created", "filled"))
                .body("namespaces.record_count", contains(1, 0, 2))
                .body("total_count", equalTo(3))
                .body("$", not(hasKey("pagination")));
    }

    @Test
    void areListedByPrefixAndInPages() {
        List.of("book-a", "book-b", "book-c", "other")
                .forEach(name -> create(name).statusCode(200));

        String next = list("?prefix=book-&limit=2")
                .body("namespaces.name", contains("book-a", "book-b"))
                .body("total_count", equalTo(3))
                .extract()
                .path("pagination.next");
        list("?prefix=book-&limit=2&paginationToken=" + next)
                .body("namespaces.name", contains("book-c"))
                .body("total_count", equalTo(3))
                .body("$", not(hasKey("pagination")));
    }

    @Test
    void areListedInTheOrderOfTheirBytes() {
        List.of("\uFFFD", "😀").forEach(name -> create(name).statusCode(200));

        String next = list("?limit=1")
                .body("namespaces.name", contains("\uFFFD"))
                .extract()
                .path("pagination.next");
        list("?limit=1&paginationToken=" + next).body("namespaces.name", contains("😀"));
    }

    @Test
    void knowTheDefaultOneByItsName() {
        upsert("", "a");

        describe("__default__").statusCode(200).body("record_count", equalTo(1));
        delete("__default__").statusCode(200);
        describe("__default__").statusCode(404);
    }

    @Test
    void areThereOnce() {
        create("once").statusCode(200);
        upsert("filled", "a");

        create("once")
                .statusCode(409)
                .body("code", equalTo(6))
                .body("message", equalTo("Namespace once already exists."));
        create("filled").statusCode(409);
    }

    @Test
    void areCreatedByOneOfManyAtOnce() throws InterruptedException {
        var calls = IntStream.range(0, 8)
                .mapToObj(
                        _ -> (Callable<Integer>) () -> create("raced").extract().statusCode())
                .toList();

        try (var threads = Executors.newFixedThreadPool(8)) {
            var statuses = threads.invokeAll(calls).stream()
                    .map(future -> future.resultNow())
                    .sorted()
                    .toList();

            assertEquals(List.of(200, 409, 409, 409, 409, 409, 409, 409), statuses);
        }
    }

    @Test
    void goWithAllTheirRecords() {
        create("going").statusCode(200);
        upsert("going", "a", "b");
        upsert("staying", "a");
        matches("going").body("matches.id", contains("a", "b"));

        delete("going").statusCode(200).body("$", anEmptyMap());

        describe("going").statusCode(404).body("message", equalTo("Namespace going not found."));
        delete("going").statusCode(404).body("code", equalTo(5));
        list("").body("namespaces.name", contains("staying"));
        matches("going").body("matches", empty());
        index.data()
                .get("/vectors/fetch?ids=a&namespace=going")
                .then()
                .statusCode(200)
                .body("vectors", anEmptyMap());
        assertEquals(List.of("create going null", "delete going 2"), events());
        create("going").statusCode(200);
    }

    @Test
    void stayWhenTheirRecordsGoIfTheyWereCreated() {
        create("created").statusCode(200);
        for (var name : List.of("created", "filled")) {
            upsert(name, "a");
            index.data()
                    .body("{\"deleteAll\":true,\"namespace\":\"%s\"}".formatted(name))
                    .post("/vectors/delete")
                    .then()
                    .statusCode(200);
        }

        describe("created").statusCode(200).body("record_count", equalTo(0));
        describe("filled").statusCode(404);
    }

    @Test
    void tellTheirSchema() {
        index.data()
                .body("{\"name\":\"n\",\"schema\":{\"fields\":{\"year\":{\"filterable\":true}}}}")
                .post("/namespaces")
                .then()
                .statusCode(200)
                .body("schema.fields.year.filterable", equalTo(true));

        describe("n").statusCode(200).body("schema.fields.year.filterable", equalTo(true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                          | name: must have 1 to 512 characters.
            {"name":""}                                                 | name: must have 1 to 512 characters.
            {"name":"n","schema":{}}                                    | schema.fields
            {"name":"n","schema":{"fields":{"a":{}}}}                   | schema.fields.a.filterable
            {"name":"n","schema":{"fields":{"a":{"filterable":false}}}} | schema.fields.a.filterable
            {"name":"n","schema":{"fields":{"$a":{"filterable":true}}}} | schema.fields
            {"name":"n","schema":{"fields":{"a\\u0000b":{"filterable":true}}}} | schema.fields
            """)
    void refuseWhatTheyCannotBe(String body, String message) {
        index.data().body(body).post("/namespaces").then().statusCode(400).body("message", containsString(message));

        list("").body("total_count", equalTo(0));
    }

    @Test
    void areSeenAsFarAsACredentialReaches() {
        List.of("own", "other").forEach(name -> create(name).statusCode(200));
        var limited = iam.newKey(index.project(), new Scope(index.name(), "own"), Role.DATA_PLANE_EDITOR);

        index.data(limited)
                .get("/namespaces")
                .then()
                .statusCode(200)
                .body("namespaces.name", contains("own"))
                .body("total_count", equalTo(1));
        index.data(limited).get("/namespaces/other").then().statusCode(403);
        index.data(limited).delete("/namespaces/other").then().statusCode(403);
        index.data(limited)
                .body("{\"name\":\"third\"}")
                .post("/namespaces")
                .then()
                .statusCode(403);
        index.data(limited).delete("/namespaces/own").then().statusCode(200);
    }

    private ValidatableResponse create(String name) {
        return index.data()
                .body("{\"name\":\"%s\"}".formatted(name))
                .post("/namespaces")
                .then();
    }

    private ValidatableResponse describe(String name) {
        return index.data().get("/namespaces/" + name).then();
    }

    private ValidatableResponse matches(String namespace) {
        return index.data()
                .body("{\"topK\":9,\"vector\":[1],\"namespace\":\"%s\"}".formatted(namespace))
                .post("/query")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse delete(String name) {
        return index.data().delete("/namespaces/" + name).then();
    }

    private ValidatableResponse list(String query) {
        return index.data().get("/namespaces" + query).then().statusCode(200);
    }

    private void upsert(String namespace, String... ids) {
        for (var id : ids) {
            index.data()
                    .body("{\"vectors\":[{\"id\":\"%s\",\"values\":[1]}],\"namespace\":\"%s\"}"
                            .formatted(id, namespace))
                    .post("/vectors/upsert")
                    .then()
                    .statusCode(200);
        }
    }

    /** What the audit events of the namespaces of this index say. */
    private List<String> events() {
        return TestOutbox.events(index.project().organization().id()).stream()
                .filter(event -> event.getString("resource_type").equals("namespace"))
                .filter(event ->
                        event.getJsonObject("outcome").getString("result").equals("success"))
                .map(event -> "%s %s %s"
                        .formatted(
                                event.getString("action"),
                                event.getJsonObject("parameters").getString("namespace"),
                                event.getJsonObject("parameters").getInteger("count")))
                .toList();
    }
}
