package dev.larch.iam.revocation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Grants;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The revocation log, as the other services follow it. */
@QuarkusTest
class RevocationResourceTest {

    private final Tenant tenant = Tenant.create();

    @Test
    void startsANewFollowerAtTheNewestPosition() {
        var page = poll(-1);

        assertEquals(newestPosition(), page.<Number>path("position").longValue());
        assertEquals("n1", page.path("nonce"));
        assertEquals(List.of(), page.path("entries"));
    }

    @Test
    void answersAtOnceWithWhatIsNewer() {
        var before = position();
        var key = deletedKey();

        var page = poll(before);

        assertTrue(page.<List<String>>path("entries.id").contains(key));
        assertTrue(page.<List<String>>path("entries.kind").contains("credential"));
        assertEquals(page.<List<Integer>>path("entries.position").getLast(), page.<Integer>path("position"));
    }

    @Test
    void wakesAPollThatWaits() {
        var key = createdKey();
        var before = position();
        var waiting = CompletableFuture.supplyAsync(() -> poll(before));

        tenant.asOwner().delete("/admin/api-keys/" + key).then().statusCode(202);
        long deletedAt = System.nanoTime();
        var page = waiting.join();

        assertTrue(page.<List<String>>path("entries.id").contains(key));
        assertTrue(System.nanoTime() - deletedAt < Duration.ofSeconds(1).toNanos());
    }

    @Test
    void answersWithinTwoSecondsWithoutNews() {
        long start = System.nanoTime();
        poll(position());

        assertTrue(System.nanoTime() - start < Duration.ofSeconds(3).toNanos());
    }

    @Test
    void numbersEntriesInTheOrderOfTheirCommits() {
        var keys = IntStream.range(0, 4).mapToObj(_ -> createdKey()).toList();
        long start = position();
        var done = new AtomicBoolean();
        var reader = CompletableFuture.supplyAsync(() -> watch(start, done));

        var next = new ConcurrentLinkedQueue<>(keys);
        var token = tenant.ownerToken();
        Race.of(4, () -> {
            var path = "/admin/api-keys/" + next.remove();
            for (int i = 0; i < 10; i++) {
                Tenant.as(token)
                        .body("{\"name\":\"n%d\"}".formatted(i))
                        .patch(path)
                        .then()
                        .statusCode(200);
            }
            return Tenant.as(token).delete(path).statusCode();
        });
        done.set(true);

        // A reader who moves on to the newest position that he saw must never have missed an earlier one.
        var seen = reader.join();
        var written = Database.column("SELECT position FROM revocation WHERE position > ? ORDER BY position", start);
        assertEquals(written.subList(0, seen.size()), seen);
        assertTrue(seen.size() >= 44, () -> "seen " + seen.size());
    }

    @Test
    void tellsAFollowerWhoCameTooLateToForgetEverything() throws Exception {
        var before = position();
        deletedKey();
        Database.execute(
                "UPDATE revocation SET created_at = now() - interval '2 hours' WHERE position <= ?", before + 1);
        Arc.container().instance(RevocationPurge.class).get().purge().await().atMost(Duration.ofSeconds(10));
        var newest = position();

        var late = poll(before);
        var current = poll(newest);

        assertTrue(late.<Boolean>path("incomplete"));
        assertEquals(newest, late.<Number>path("position").longValue());
        assertEquals(List.of(), late.path("entries"));
        assertEquals(false, current.path("incomplete"));
    }

    @Test
    void purgesNothingThatSomebodyMayStillNeed() {
        var before = position();
        deletedKey();

        Arc.container().instance(RevocationPurge.class).get().purge().await().atMost(Duration.ofSeconds(10));

        assertEquals(false, poll(before).path("incomplete"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=x&nonce=n", "after=-2&nonce=n", "after=99999999999999999999&nonce=n"})
    void refusesWhatIsNoPosition(String query) {
        Grants.asIndexService()
                .get("/internal/v1/revocations?" + query)
                .then()
                .statusCode(400)
                .body("error.message", startsWith("after: "));
    }

    @Test
    void refusesAPollWithoutNonce() {
        Grants.asIndexService()
                .get("/internal/v1/revocations?after=0")
                .then()
                .statusCode(400)
                .body("error.message", startsWith("nonce: "));
    }

    @Test
    void isForServicesOnly() {
        tenant.asOwner().get("/internal/v1/revocations?after=-1&nonce=n").then().statusCode(403);
        given().get("/internal/v1/revocations?after=-1&nonce=n").then().statusCode(401);
    }

    private static List<String> watch(long start, AtomicBoolean done) {
        var seen = new ArrayList<String>();
        long reached = start;
        boolean last = false;
        while (!last) {
            last = done.get();
            var rows = Database.column("SELECT position FROM revocation WHERE position > ? ORDER BY position", reached);
            seen.addAll(rows);
            reached = rows.isEmpty() ? reached : Long.parseLong(rows.getLast());
        }
        return seen;
    }

    private String deletedKey() {
        var key = createdKey();
        tenant.asOwner().delete("/admin/api-keys/" + key).then().statusCode(202);
        return key;
    }

    private String createdKey() {
        var project = tenant.asOwner().get("/admin/projects").<List<String>>path("data.id");
        var id = project.isEmpty() ? tenant.project("p").toString() : project.getFirst();
        return tenant.asOwner()
                .body("{\"name\":\"k\"}")
                .post("/admin/projects/" + id + "/api-keys")
                .path("key.id");
    }

    private static long position() {
        return poll(-1).<Number>path("position").longValue();
    }

    private static long newestPosition() {
        return Long.parseLong(
                Database.column("SELECT position FROM revocation_counter").getFirst());
    }

    private static ExtractableResponse<Response> poll(long after) {
        return Grants.asIndexService()
                .get("/internal/v1/revocations?after=%d&nonce=n1".formatted(after))
                .then()
                .statusCode(200)
                .extract();
    }
}
