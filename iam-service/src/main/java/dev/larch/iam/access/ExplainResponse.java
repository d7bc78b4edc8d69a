package dev.larch.iam.access;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a question about somebody's right.
 *
 * @param decision allowed, forbidden (403) or hidden (404, as if the thing were not there)
 * @param binding what allows it; null where nothing does
 */
public record ExplainResponse(String decision, @Nullable BindingResponse binding, String reason) {}
