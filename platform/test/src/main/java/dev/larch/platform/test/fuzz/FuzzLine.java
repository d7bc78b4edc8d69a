package dev.larch.platform.test.fuzz;

import java.util.regex.Pattern;

/**
 * A line of a table: a request that is well answered as it stands, unless the line above it marks it with another answer
 * and why: {@code answered 404: …}.
 *
 * @param answer the status or code of the mark; empty without one
 */
public record FuzzLine(String request, String answer) {

    private static final Pattern MARK = Pattern.compile("answered (\\w+): \\S.*");

    /** Reads a mark; empty for a line that is none. */
    static String mark(String line) {
        var matcher = MARK.matcher(line);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** Whether a request with this answer can show anything of its fields: it is the one of the line. */
    public boolean isAnsweredBy(String status, boolean good) {
        return answer.isEmpty() ? good : answer.equals(status);
    }

    /** What to tell of an answer that is not the line's. */
    public String fault(String reply) {
        return "%s: is to be answered with %s, not with %s"
                .formatted(request.replaceAll("\\s+", " "), answer.isEmpty() ? "success" : answer, reply);
    }
}
