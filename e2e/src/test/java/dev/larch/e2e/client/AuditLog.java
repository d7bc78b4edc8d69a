package dev.larch.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The organization's audit log, read page by page. */
public final class AuditLog {

    private static final int MOST_PAGES = 200;

    private final Api api;

    AuditLog(Api api) {
        this.api = api;
    }

    /** Every event of a project, oldest first. */
    public List<AuditEvent> ofProject(String projectId) {
        return read("&project_id=" + projectId);
    }

    /** The events that a query selects, oldest first; the query starts with an ampersand. */
    public List<AuditEvent> read(String query) {
        var events = new ArrayList<AuditEvent>();
        var next = "";
        for (var page = 0; page < MOST_PAGES; page++) {
            var json = page(query + next);
            json.path("data").forEach(event -> events.add(new AuditEvent(event)));
            var token = json.path("pagination").path("next").asText();
            if (token.isEmpty()) {
                return events.reversed();
            }
            next = "&paginationToken=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        }
        throw new AssertionError("the audit log has more than " + MOST_PAGES + " pages");
    }

    private JsonNode page(String query) {
        return api.get("/audit/events?limit=100" + query).expect(200).json();
    }
}
