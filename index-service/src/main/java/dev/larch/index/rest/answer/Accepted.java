package dev.larch.index.rest.answer;

import com.fasterxml.jackson.annotation.JsonAutoDetect;

/** The empty object that deletes answer with. */
@JsonAutoDetect
public record Accepted() {}
