package dev.larch.iam.connection;

import com.fasterxml.jackson.annotation.JsonInclude;

/** What a look at the provider found. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ConnectionTest(boolean ok, String message) {}
