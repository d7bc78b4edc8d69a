package dev.larch.index.rest;

import java.util.Map;

/** The records that were asked for and exist, by id. */
public record FetchAnswer(Map<String, RecordBody> vectors, String namespace) {

    public FetchAnswer {
        vectors = Map.copyOf(vectors);
    }
}
