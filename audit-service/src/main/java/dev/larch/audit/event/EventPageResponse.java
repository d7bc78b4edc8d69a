package dev.larch.audit.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larch.kernel.Page;
import dev.larch.platform.audit.AuditEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of events, newest first.
 *
 * @param pagination absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventPageResponse(
        List<AuditEvent> data, @Nullable Pagination pagination) {

    public EventPageResponse {
        data = List.copyOf(data);
    }

    /** Where the list goes on. */
    public record Pagination(String next) {}

    static EventPageResponse of(Page<AuditEvent> page) {
        return new EventPageResponse(page.items(), page.next() == null ? null : new Pagination(page.next()));
    }
}
