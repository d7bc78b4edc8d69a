package dev.larch.audit.event;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.larch.audit.AuditServiceTest;
import dev.larch.platform.audit.AuditEvent;
import dev.larch.platform.test.FakeIam;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Walking the log page by page. */
@AuditServiceTest
class EventPaginationTest {

    FakeIam iam;
    AuditLog log;

    @BeforeEach
    void newOrganization() {
        log = AuditLog.ofNewOrganization(iam);
    }

    @Test
    void walksEveryEventOnceWhileNewOnesArrive() {
        var events = log.events(23);
        log.ingest(events).statusCode(204);

        var walked = new ArrayList<UUID>();
        var page = page(Map.of("limit", 5));
        walked.addAll(page.getList("data.id", UUID.class));
        while (page.getString("pagination.next") != null) {
            log.append(log.event().build());
            page = page(Map.of("limit", 5, "paginationToken", page.getString("pagination.next")));
            walked.addAll(page.getList("data.id", UUID.class));
        }

        assertEquals(events.reversed().stream().map(AuditEvent::id).toList(), walked);
    }

    @Test
    void walksOnlyWhatTheFilterLetsPass() {
        var wanted = new ArrayList<UUID>();
        for (int i = 0; i < 6; i++) {
            var event = log.event().action("delete").build();
            wanted.addFirst(event.id());
            log.append(event, log.event().build());
        }

        var first = page(Map.of("limit", 4, "action", "delete"));
        var token = first.getString("pagination.next");
        var second = page(Map.of("limit", 4, "action", "delete", "paginationToken", token));

        assertEquals(wanted.subList(0, 4), first.getList("data.id", UUID.class));
        assertEquals(wanted.subList(4, 6), second.getList("data.id", UUID.class));
        assertNull(second.getString("pagination"));
    }

    @Test
    void endsWithoutTokenWhenTheLastPageIsFull() {
        log.ingest(log.events(4)).statusCode(204);
        var token = page(Map.of("limit", 2)).getString("pagination.next");

        var last = page(Map.of("limit", 2, "paginationToken", token));

        assertEquals(List.of(2, 1), last.getList("data.sequence"));
        assertNull(last.getString("pagination"));
    }

    @Test
    void answersWithAHundredUnlessAsked() {
        log.ingest(log.events(101)).statusCode(204);

        assertEquals(100, page(Map.of()).getList("data").size());
    }

    @Test
    void refusesTokenOfAnotherFilter() {
        log.ingest(log.events(3)).statusCode(204);
        var token = page(Map.of("limit", 1)).getString("pagination.next");

        refuses(log, Map.of("action", "create", "paginationToken", token));
    }

    @Test
    void refusesTokenOfAnotherOrganization() {
        log.ingest(log.events(3)).statusCode(204);
        var token = page(Map.of("limit", 1)).getString("pagination.next");

        refuses(AuditLog.ofNewOrganization(iam), Map.of("paginationToken", token));
    }

    private JsonPath page(Map<String, ?> query) {
        return log.list(query).statusCode(200).extract().jsonPath();
    }

    private static void refuses(AuditLog log, Map<String, ?> query) {
        log.list(query)
                .statusCode(400)
                .body("error.code", equalTo("INVALID_ARGUMENT"))
                .body("error.message", equalTo("paginationToken: does not belong to this search."));
    }
}
