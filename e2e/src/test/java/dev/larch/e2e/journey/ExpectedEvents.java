package dev.larch.e2e.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.e2e.client.AuditEvent;
import dev.larch.e2e.client.AuditLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The events that the audit log must hold after a journey: these and no others. */
record ExpectedEvents(String projectId, String keyId, int upserts) {

    /** Waits until the project's part of the log is exactly this, and stays so. */
    void assertIn(AuditLog log) {
        await().atMost(Duration.ofSeconds(30))
                .during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertEquals(expected(), describe(log.ofProject(projectId))));
    }

    private List<String> expected() {
        var events = new ArrayList<String>();
        events.add("create project by service_account: success");
        events.add("create api-key by service_account: success");
        events.add("create index by api_key: success");
        events.addAll(Collections.nCopies(upserts, "upsert record by api_key: success"));
        events.add("update record by api_key: success");
        events.add("update record by api_key: success");
        events.add("delete record by api_key: success");
        events.add("delete index by api_key: success");
        events.add("delete api-key by service_account: success");
        events.add("delete project by service_account: success");
        return events;
    }

    private List<String> describe(List<AuditEvent> events) {
        events.stream()
                .filter(event -> event.principalType().equals("api_key"))
                .forEach(event -> assertEquals(keyId, event.principalId()));
        return events.stream()
                .map(event -> event.what() + " by " + event.principalType() + ": " + event.result())
                .toList();
    }
}
