package dev.larch.e2e.load;

import java.util.Map;

/** A write that Larch has confirmed: the request's id, and the first value of each record in it. */
public record Acknowledged(String requestId, Map<String, Double> records) {

    public Acknowledged {
        records = Map.copyOf(records);
    }
}
