package dev.larch.index.rest;

/** How many records the upsert wrote. */
public record UpsertAnswer(int upsertedCount) {}
