package dev.larch.iam.principal;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;

import dev.larch.iam.fixture.Grants;
import dev.larch.iam.fixture.Tenant;
import dev.larch.iam.fixture.TestKey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When keys were used, as the other services report it. */
@QuarkusTest
class KeyUseResourceTest {

    private static final String PATH = "/internal/v1/keys:used";

    private final Tenant tenant = Tenant.create();
    private TestKey key;

    @BeforeEach
    void createKey() {
        key = TestKey.create(tenant, tenant.project("p"), "{\"name\":\"k\"}");
    }

    @Test
    void isTheLatestOfAllReports() {
        report(use(key.id(), "2026-01-02T00:00:00Z")).statusCode(204);
        report(use(key.id(), "2026-01-01T00:00:00Z"), use(UUID.randomUUID(), "2026-01-01T00:00:00Z"))
                .statusCode(204);

        tenant.asOwner().get(key.path()).then().body("last_used_at", equalTo("2026-01-02T00:00:00Z"));
    }

    @Test
    void liesNotInTheFuture() {
        report(use(key.id(), "2999-01-01T00:00:00Z")).statusCode(204);

        tenant.asOwner()
                .get(key.path())
                .then()
                .body(
                        "last_used_at",
                        lessThanOrEqualTo(Instant.now().plusSeconds(1).toString()));
    }

    @Test
    void isReportedForFewEnoughKeysAtATime() {
        var uses = Stream.generate(() -> use(UUID.randomUUID(), "2026-01-01T00:00:00Z"))
                .limit(501)
                .toArray(String[]::new);

        report(uses).statusCode(400).body("error.message", startsWith("uses: "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"uses\":[null]}",
                "{\"uses\":[{}]}",
                "{\"uses\":[{\"key_id\":\"x\",\"used_at\":\"2026-01-01T00:00:00Z\"}]}",
                "{\"uses\":7}",
                "["
            })
    void refusesWhatIsNoReport(String body) {
        Grants.asIndexService().body(body).post(PATH).then().statusCode(400);
    }

    @Test
    void isReportedByServicesOnly() {
        tenant.asOwner().urlEncodingEnabled(false).body("{}").post(PATH).then().statusCode(403);
    }

    private static ValidatableResponse report(String... uses) {
        var body = Stream.of(uses).collect(Collectors.joining(",", "{\"uses\":[", "]}"));
        return Grants.asIndexService().body(body).post(PATH).then();
    }

    private static String use(Object key, String moment) {
        return "{\"key_id\":\"%s\",\"used_at\":\"%s\"}".formatted(key, moment);
    }
}
