package dev.larch.iam.principal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

/** Statements are planned once for each connection (ADR 14). */
@QuarkusTest
class StatementPlanTest {

    private final Pool pool;

    StatementPlanTest(Pool pool) {
        this.pool = pool;
    }

    @Test
    void isMadeWhateverTheValuesAre() {
        var rows = pool.query("SHOW plan_cache_mode").execute().await().indefinitely();

        assertEquals("force_generic_plan", rows.iterator().next().getString(0));
    }
}
