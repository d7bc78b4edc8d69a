package dev.larch.index.rest.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What an update came to.
 *
 * @param matchedRecords how many records met the condition; null when the update named a record
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UpdateAnswer(@Nullable Integer matchedRecords) {}
