package dev.larch.bench.engine.contender;

/** The rows that each query found, best first, and what all of them took. */
@SuppressWarnings("ArrayRecordComponent") // a thousand queries: nobody compares two of these
public record Answers(int[][] rows, Effort effort) {}
