package dev.larch.index.rest.answer;

/** How many records the upsert wrote. */
public record UpsertAnswer(int upsertedCount) {}
