package dev.larch.e2e.load;

import static java.util.stream.Collectors.joining;

import dev.larch.e2e.client.Api;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;

/** Upserts a few new records at each call; what is not confirmed is left behind. */
final class Writer {

    private static final int RECORDS = 5;

    private final String name;
    private final Api data;
    private final Queue<Acknowledged> acknowledged;
    private int calls;

    Writer(String name, Api data, Queue<Acknowledged> acknowledged) {
        this.name = name;
        this.data = data;
        this.acknowledged = acknowledged;
    }

    void write() {
        var records = nextRecords();
        try {
            var reply = data.post("/vectors/upsert", json(records));
            if (reply.status() == 200) {
                acknowledged.add(new Acknowledged(reply.requestId(), records));
            }
        } catch (UncheckedIOException down) {
            // Not acknowledged: it may have been written or not, and nothing was promised.
        }
    }

    private Map<String, Double> nextRecords() {
        var records = new LinkedHashMap<String, Double>();
        for (var i = 0; i < RECORDS; i++) {
            records.put("%s-%d-%d".formatted(name, calls, i), (double) calls);
        }
        calls++;
        return records;
    }

    private static String json(Map<String, Double> records) {
        return records.entrySet().stream()
                .map(record ->
                        "{\"id\": \"%s\", \"values\": [%s, 1, 0, 0]}".formatted(record.getKey(), record.getValue()))
                .collect(joining(", ", "{\"vectors\": [", "]}"));
    }
}
