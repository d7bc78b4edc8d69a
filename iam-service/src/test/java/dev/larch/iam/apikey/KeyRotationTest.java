package dev.larch.iam.apikey;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import dev.larch.iam.fixture.TestKey;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rotating API keys. */
@QuarkusTest
class KeyRotationTest {

    private final Tenant tenant = Tenant.create();
    private UUID project;
    private TestKey key;

    @BeforeEach
    void createKey() {
        project = tenant.project("p");
        key = TestKey.create(tenant, project, "{\"name\":\"k\",\"roles\":[\"DataPlaneViewer\"]}");
    }

    @Test
    void givesANewValueAndLeavesTheOldOneForADay() {
        var value = rotate("{}");

        TestKey.resolve(value)
                .body("principal.id", equalTo(key.id()), "principal.name", equalTo("k"), "limits", nullValue())
                .body("principal.bindings.role", equalTo(List.of("DataPlaneViewer")));
        var end = Instant.parse(
                key.resolve().body("principal.id", equalTo(key.id())).extract().path("limits.expires_at"));
        var overlap = Duration.between(Instant.now(), end);
        assertTrue(overlap.compareTo(Duration.ofHours(23)) > 0 && overlap.compareTo(Duration.ofHours(25)) < 0);
        tenant.asOwner()
                .get(key.path())
                .then()
                .body("previous_value_expires_at", equalTo(end.toString()))
                .body(not(containsString(value)));
    }

    @Test
    void endsTheOldValueWithTheOverlap() throws SQLException {
        rotate("{\"overlap_seconds\":60}");

        Database.execute(
                "UPDATE api_key SET previous_ends_at = now() - interval '1 second' WHERE id = ?",
                UUID.fromString(key.id()));

        key.resolve().body("principal", nullValue());
    }

    @Test
    void endsTheKeyItselfNoLaterThanItSays() {
        var end = Instant.now().plusSeconds(3600).toString();
        tenant.asOwner().body("{\"expires_at\":\"%s\"}".formatted(end)).patch(key.path());

        var value = rotate("{}");

        var told = tenant.asOwner().get(key.path()).then().extract().<String>path("expires_at");
        key.resolve().body("limits.expires_at", equalTo(told));
        TestKey.resolve(value).body("limits.expires_at", equalTo(told));
    }

    @Test
    void leavesTwoValuesAtMost() {
        var second = rotate("{}");
        var third = rotate("{}");

        assertFalse(TestKey.isGood(key.value()));
        assertTrue(TestKey.isGood(second));
        assertTrue(TestKey.isGood(third));
    }

    @RepeatedTest(3)
    void leavesTwoValuesAlsoOfManyAtOnce() {
        var owner = tenant.ownerToken();

        var values = Race.of(
                4,
                () -> Tenant.as(owner)
                        .post(key.path() + "/rotate")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("value"));

        var live = Stream.concat(values.stream(), Stream.of(key.value())).filter(TestKey::isGood);
        assertEquals(2, live.count());
    }

    @Test
    void endsTheOldValueAtOnceWithoutOverlap() {
        var value = rotate("{\"overlap_seconds\":0}");

        assertFalse(TestKey.isGood(key.value()));
        assertTrue(TestKey.isGood(value));
    }

    @Test
    void endsTheOverlapWhenTold() {
        var value = rotate("{}");

        tenant.asOwner().delete(key.path() + "/previous").then().statusCode(202);

        assertFalse(TestKey.isGood(key.value()));
        assertTrue(TestKey.isGood(value));
        tenant.asOwner()
                .delete(key.path() + "/previous")
                .then()
                .statusCode(404)
                .body("error.message", containsString("no previous value"));
    }

    @Test
    void isWrittenDownAndMakesVoidWhatIsRemembered() {
        rotate("{}");
        tenant.asOwner().delete(key.path() + "/previous").then().statusCode(202);

        var events = Database.events(tenant.organizationId());
        assertEquals(List.of("rotate api-key k", "end-overlap api-key k"), events.subList(2, events.size()));
        assertEquals(
                List.of("credential", "credential"),
                Database.column("SELECT kind FROM revocation WHERE subject_id = ?", key.id()));
        assertTrue(Database.column("SELECT event::text FROM audit_outbox").stream()
                .noneMatch(event -> event.contains("pcsk_")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "604801", "1.5", "\"1\"", "{}"})
    void takesAWeekAtMost(String overlap) {
        tenant.asOwner()
                .body("{\"overlap_seconds\":%s}".formatted(overlap))
                .post(key.path() + "/rotate")
                .then()
                .statusCode(400)
                .body("error.message", startsWith("overlap_seconds: "));
        assertTrue(TestKey.isGood(key.value()));
    }

    @Test
    void isForWhoMayChangeTheKey() {
        var member = Tenant.as(tenant.account("ProjectMember", project).token());
        var stranger = Tenant.create();

        member.post(key.path() + "/rotate")
                .then()
                .statusCode(403)
                .body("error.message", containsString("apikey:update"));
        member.delete(key.path() + "/previous").then().statusCode(403);
        stranger.asOwner().post(key.path() + "/rotate").then().statusCode(404);
        stranger.asOwner().post("/admin/api-keys/nothing/rotate").then().statusCode(404);
        stranger.asOwner()
                .delete(key.path() + "/previous")
                .then()
                .statusCode(404)
                .body(notNullValue());
    }

    private String rotate(String body) {
        return tenant.asOwner()
                .body(body)
                .post(key.path() + "/rotate")
                .then()
                .statusCode(200)
                .body("key.id", equalTo(key.id()))
                .extract()
                .path("value");
    }
}
