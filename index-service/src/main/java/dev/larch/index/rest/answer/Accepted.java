package dev.larch.index.rest;

import com.fasterxml.jackson.annotation.JsonAutoDetect;

/** The empty object that updates and deletes answer with. */
@JsonAutoDetect
public record Accepted() {}
