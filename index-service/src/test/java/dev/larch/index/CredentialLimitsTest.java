package dev.larch.index;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.larch.platform.access.Role;
import dev.larch.platform.network.AddressRange;
import dev.larch.platform.resolution.CredentialLimits;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.TestCredential;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys that end at a moment, keys for certain addresses where clients connect directly, and the report of their use. */
@Service
class CredentialLimitsTest {

    private static final Clock CLOCK = Clock.systemUTC();

    FakeIam iam;
    private TestIndex index;

    @BeforeEach
    void createIndex() {
        index = TestIndex.create(iam, 1);
    }

    @Test
    void endsAKeyAtTheVeryMomentAlsoWhereItIsRemembered() {
        var end = CLOCK.instant().plusSeconds(2);
        var key = iam.newKey(index.project(), new CredentialLimits(end, List.of()), Role.PROJECT_EDITOR);
        assertEquals(200, statusOf(key));
        iam.fail();
        try {
            var first = await().atMost(Duration.ofSeconds(5))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> new Attempt(CLOCK.instant(), statusOf(key), CLOCK.instant()), a -> a.status() != 200);

            assertEquals(401, first.status());
            assertFalse(first.answeredAt().isBefore(end));
            assertFalse(first.sentAt().isAfter(end.plusMillis(500)));
        } finally {
            iam.recover();
        }
    }

    private record Attempt(Instant sentAt, int status, Instant answeredAt) {}

    @Test
    void refusesAKeyFromOtherAddressesTheSameForWhateverItAsks() {
        var key = limited("127.0.0.2", "2001:db8::/32");
        var allowed = RawHttp.to(index.port()).with("Api-Key", key.secret()).from("127.0.0.2");
        var elsewhere = allowed.from("127.0.0.3");

        assertEquals(200, allowed.get("/vectors/list"));
        assertEquals(403, elsewhere.get("/vectors/list"));
        assertEquals(403, elsewhere.get("/nothing/here"));
        index.data(key)
                .get("/vectors/list")
                .then()
                .statusCode(403)
                .body("code", equalTo(7), "message", equalTo("This API key may not be used from this address."));
    }

    @Test
    void refusesItOnTheControlPlaneToo() {
        var key = limited("127.0.0.2");
        var control = RawHttp.to(SettingsResource.PORT).with("Api-Key", key.secret());

        assertEquals(200, control.from("127.0.0.2").get("/indexes"));
        assertEquals(403, control.from("127.0.0.1").get("/indexes"));
    }

    @Test
    void believesNoHeaderOfAClient() {
        var key = limited("203.0.113.7");

        for (var port : List.of(index.port(), SettingsResource.PORT)) {
            var path = port == SettingsResource.PORT ? "/indexes" : "/vectors/list";
            var spoofed = RawHttp.to(port)
                    .with("Api-Key", key.secret())
                    .with("X-Forwarded-For", "203.0.113.7")
                    .with("Forwarded", "for=203.0.113.7");

            assertEquals(403, spoofed.get(path));
        }
    }

    @Test
    void reportsTheUseOfAKey() {
        var key = iam.newKey(index.project(), Role.PROJECT_VIEWER);
        var before = CLOCK.instant();

        assertEquals(200, statusOf(key));

        var reported = await().atMost(Duration.ofSeconds(5)).until(() -> iam.lastUseOf(key), Objects::nonNull);
        assertFalse(reported.isBefore(before));
    }

    private int statusOf(TestCredential key) {
        return index.data(key).get("/vectors/list").statusCode();
    }

    private TestCredential limited(String... ranges) {
        var limits = new CredentialLimits(
                null, Arrays.stream(ranges).map(AddressRange::of).toList());
        return iam.newKey(index.project(), limits, Role.PROJECT_EDITOR);
    }
}
