package dev.larch.index;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.platform.access.Role;
import dev.larch.platform.access.Scope;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.TestCredential;
import io.restassured.http.ContentType;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credentials that are limited to one index: the others are not there for them. */
@Service
class IndexScopeTest {

    /** As long as the names that the tests give, so that lengths agree too. */
    private static final String ABSENT = "i-absent12";

    FakeIam iam;
    private TestIndex own;
    private TestIndex other;
    private TestCredential limited;

    @BeforeEach
    void createTwoIndexes() {
        own = TestIndex.create(iam, 1);
        other = TestIndex.create(iam, own.project(), 1);
        limited = iam.newKey(own.project(), new Scope(own.name(), null), Role.PROJECT_EDITOR);
    }

    @Test
    void listsWhatGetWouldShow() {
        as(limited)
                .get("/indexes")
                .then()
                .statusCode(200)
                .body("indexes", hasSize(1))
                .body("indexes[0].name", equalTo(own.name()));
        as(limited).get("/indexes/" + own.name()).then().statusCode(200);
        as(own.editor()).get("/indexes").then().body("indexes.name", hasItem(other.name()));
    }

    @Test
    void answersForOthersAsForAbsentOnes() {
        for (var method : new String[] {"GET", "PATCH", "DELETE"}) {
            var hidden = as(limited).body("{}").request(method, "/indexes/" + other.name());
            var absent = as(limited).body("{}").request(method, "/indexes/" + ABSENT);

            assertEquals(404, hidden.statusCode());
            assertEquals(told(absent, ABSENT), told(hidden, other.name()));
        }
        as(own.editor()).get("/indexes/" + other.name()).then().statusCode(200);
    }

    @Test
    void answersOnTheOthersHostAsOnOneOfAnotherProject() {
        var stranger = iam.newKey(iam.newProject(), Role.PROJECT_EDITOR);

        var hidden = other.data(limited).get("/vectors/list");
        var foreign = other.data(stranger).get("/vectors/list");

        assertEquals(404, hidden.statusCode());
        assertEquals(told(foreign, ""), told(hidden, ""));
        own.data(limited).get("/vectors/list").then().statusCode(200);
    }

    @Test
    void makesOnlyTheIndexOfThatName() {
        var future = iam.newKey(own.project(), new Scope("i-future1", null), Role.CONTROL_PLANE_EDITOR);

        create(future, other.name()).then().statusCode(403).body("error.message", containsString("index:create"));
        create(future, ABSENT).then().statusCode(403);
        create(future, "i-future1").then().statusCode(201);
        as(future).delete("/indexes/i-future1").then().statusCode(202);
    }

    @Test
    void leavesTheIndexItselfToWhoIsNotLimitedToANamespace() {
        var narrow = iam.newKey(own.project(), new Scope(own.name(), "n"), Role.PROJECT_EDITOR);

        as(narrow).get("/indexes").then().statusCode(200).body("indexes", hasSize(0));
        as(narrow).get("/indexes/" + own.name()).then().statusCode(403);
        as(narrow).delete("/indexes/" + own.name()).then().statusCode(403);
        as(narrow).get("/indexes/" + other.name()).then().statusCode(404);
    }

    @Test
    void limitsPeopleAlike() {
        var person = iam.newPerson(own.project(), new Scope(own.name(), null), Role.PROJECT_VIEWER);

        asPerson(person).get("/indexes/" + own.name()).then().statusCode(200);
        asPerson(person).get("/indexes/" + other.name()).then().statusCode(404);
        asPerson(person).delete("/indexes/" + own.name()).then().statusCode(403);
    }

    private static Response create(TestCredential key, String name) {
        return as(key).body("""
                {"name":"%s","dimension":1,"spec":{"serverless":{"cloud":"aws","region":"us-east-1"}}}""".formatted(name)).post("/indexes");
    }

    private static RequestSpecification as(TestCredential key) {
        return given().header("Api-Key", key.secret()).contentType(ContentType.JSON);
    }

    private RequestSpecification asPerson(TestCredential person) {
        return given().auth()
                .preemptive()
                .oauth2(person.secret())
                .header("X-Project-Id", own.project().id());
    }

    /** Everything that a caller sees, but for the name that he gave himself and the request's own id. */
    private static String told(Response response, String name) {
        Headers headers = response.headers();
        var lines = headers.asList().stream()
                .filter(header -> !header.getName().equalsIgnoreCase("x-pinecone-request-id"))
                .filter(header -> !header.getName().equalsIgnoreCase("date"))
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining("\n"));
        var body = name.isEmpty() ? response.asString() : response.asString().replace(name, "NAME");
        return response.statusLine() + "\n" + lines + "\n" + body;
    }
}
