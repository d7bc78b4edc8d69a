package dev.larch.platform.test.matrix;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One call as it goes over the wire. */
final class MatrixCall {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** What came back: all of it. */
    record Reply(int status, Map<String, List<String>> headers, String body) {

        Reply {
            headers = Map.copyOf(headers);
        }
    }

    private final HttpRequest request;

    private MatrixCall(HttpRequest request) {
        this.request = request;
    }

    /** The call of a row, to an address, with a credential and the ids that the function gives, in the order of the slots. */
    static MatrixCall of(MatrixRow row, URI base, Map<String, String> credential, Function<MatrixSlot, String> ids) {
        var project = row.isInCallersProject() ? ids.apply(MatrixSlot.HEADER) : "";
        var address = base.resolve(MatrixSlot.fill(row.path(), ids));
        var body = MatrixSlot.fill(row.body(), ids);
        var request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .method(row.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                // What a browser says of a page of the service itself.
                .header("Sec-Fetch-Site", "same-origin");
        if (!body.isEmpty()) {
            request.header("Content-Type", contentType(row));
        }
        if (!project.isEmpty()) {
            request.header("X-Project-Id", project);
        }
        credential.forEach(request::header);
        return new MatrixCall(request.build());
    }

    Reply send(HttpClient client) throws IOException, InterruptedException {
        var reply = client.send(request, BodyHandlers.ofString());
        return new Reply(reply.statusCode(), reply.headers().map(), reply.body());
    }

    private static String contentType(MatrixRow row) {
        if (!row.body().startsWith("{") && !row.body().startsWith("[")) {
            return "application/x-www-form-urlencoded";
        }
        return row.thing().equals("scim") ? "application/scim+json" : "application/json";
    }
}
