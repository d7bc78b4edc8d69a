package dev.larch.e2e.journey;

import static java.util.Comparator.comparing;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.e2e.client.AuditEvent;
import dev.larch.e2e.client.AuditLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The events that the audit log must hold after a journey: these and no others. */
record ExpectedEvents(String projectId, String keyId, int upserts) {

    /** Waits until the project's part of the log is exactly this, and stays so; then asks for parts of it. */
    void assertIn(AuditLog log) {
        await().atMost(Duration.ofSeconds(30))
                .during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertExactly(log.ofProject(projectId)));
        assertFilters(log);
    }

    /**
     * The log is in order for each service. Each ships its own events, so those of two may arrive one way or the other:
     * what came first between them is told by the time of the events.
     */
    private void assertExactly(List<AuditEvent> events) {
        assertEquals(ofIam(), describe(writtenBy("iam-service", events)));
        assertEquals(ofIndex(), describe(writtenBy("index-service", events)));
        var inTime = events.stream().sorted(comparing(AuditEvent::time)).toList();
        assertEquals(inOrder(), describe(inTime));
    }

    private static List<AuditEvent> writtenBy(String service, List<AuditEvent> events) {
        return events.stream().filter(event -> event.service().equals(service)).toList();
    }

    private List<String> inOrder() {
        var all = new ArrayList<>(ofIam());
        all.addAll(2, ofIndex());
        return all;
    }

    private static List<String> ofIam() {
        return List.of(
                "1 create project by service_account: success",
                "1 create api-key by service_account: success",
                "1 delete api-key by service_account: success",
                "1 delete project by service_account: success");
    }

    private List<String> ofIndex() {
        return List.of(
                "1 create index by api_key: success",
                upserts + " upsert record by api_key: success",
                "2 update record by api_key: success",
                "1 delete record by api_key: success",
                "1 delete index by api_key: success");
    }

    /** The events as their kinds, each with the number of times that it follows itself. */
    private static List<String> describe(List<AuditEvent> events) {
        var kinds = new ArrayList<String>();
        var times = 0;
        for (var i = 0; i < events.size(); i++) {
            times++;
            if (i + 1 == events.size() || !kind(events.get(i)).equals(kind(events.get(i + 1)))) {
                kinds.add(times + " " + kind(events.get(i)));
                times = 0;
            }
        }
        return kinds;
    }

    private static String kind(AuditEvent event) {
        return event.what() + " by " + event.principalType() + ": " + event.result();
    }

    private void assertFilters(AuditLog log) {
        var project = "&project_id=" + projectId;
        var byTheKey = log.read("&actor=" + keyId);
        var ofTheIndex = log.read("&resource_id=" + byTheKey.getFirst().resourceId());
        assertEquals(upserts + 5, byTheKey.size());
        assertEquals(describe(byTheKey), describe(ofTheIndex));
        assertEquals(upserts, log.read(project + "&action=upsert").size());
        assertEquals(2, log.read(project + "&resource_type=index").size());
        assertEquals(0, log.read(project + "&outcome=failure").size());
        var since = log.read(project + "&start_time=" + byTheKey.getLast().time());
        assertEquals(List.of("1 delete index by api_key: success"), describe(writtenBy("index-service", since)));
        assertEquals(ofIam().subList(2, 4), describe(writtenBy("iam-service", since)));
    }
}
