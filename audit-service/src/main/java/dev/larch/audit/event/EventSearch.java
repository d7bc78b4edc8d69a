package dev.larch.audit.event;

import dev.larch.kernel.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A question to the audit log, as the query of the URL puts it. */
record EventSearch(EventFilter filter, int limit, @Nullable String paginationToken) {

    static final int MAX_LIMIT = 100;

    private static final Set<String> OUTCOMES = Set.of("success", "failure");

    /** Reads the query; fails with INVALID_ARGUMENT or OUT_OF_RANGE naming the parameter. */
    static EventSearch parse(Map<String, List<String>> query) {
        var parameters = new QueryParameters(query);
        var search = new EventSearch(filter(parameters), limit(parameters), parameters.text("paginationToken"));
        parameters.refuseOthers();
        return search;
    }

    private static EventFilter filter(QueryParameters parameters) {
        var filter = new EventFilter(
                parameters.time("start_time"),
                parameters.time("end_time"),
                parameters.text("action"),
                parameters.text("resource_type"),
                parameters.text("resource_id"),
                parameters.text("actor"),
                outcome(parameters.text("outcome")),
                parameters.uuid("project_id"));
        if (filter.startTime() != null
                && filter.endTime() != null
                && !filter.startTime().isBefore(filter.endTime())) {
            throw ErrorCode.INVALID_ARGUMENT.because("start_time: must be before end_time.");
        }
        return filter;
    }

    private static @Nullable String outcome(@Nullable String outcome) {
        if (outcome != null && !OUTCOMES.contains(outcome)) {
            throw ErrorCode.INVALID_ARGUMENT.because("outcome: must be success or failure.");
        }
        return outcome;
    }

    private static int limit(QueryParameters parameters) {
        var text = parameters.text("limit");
        if (text == null) {
            return MAX_LIMIT;
        }
        if (!text.matches("-?[0-9]+")) {
            throw ErrorCode.INVALID_ARGUMENT.because("limit: must be a number.");
        }
        // Longer than three digits is out of range, whatever it is.
        int limit = text.length() > 3 ? -1 : Integer.parseInt(text);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ErrorCode.OUT_OF_RANGE.because("limit: must be between 1 and %d.".formatted(MAX_LIMIT));
        }
        return limit;
    }
}
