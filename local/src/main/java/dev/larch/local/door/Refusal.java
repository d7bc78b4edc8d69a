package dev.larch.local.door;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** An answer of the front door itself, in the envelope that the services use as well. */
record Refusal(int status, String code, String message) {

    static final Refusal AMBIGUOUS_PATH = new Refusal(
            400, "INVALID_ARGUMENT", "The path must be plain: no empty, dot or encoded segments, and no ';'.");
    static final Refusal NOT_FOUND = new Refusal(404, "NOT_FOUND", "There is nothing at this path.");
    static final Refusal UNAVAILABLE =
            new Refusal(503, "UNAVAILABLE", "The service behind this path does not answer. Try again.");

    String body() {
        return new JsonObject()
                .put("error", new JsonObject().put("code", code).put("message", message))
                .put("status", status)
                .encode();
    }

    void answer(HttpServerRequest request) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body());
    }
}
