package dev.larch.platform.resolution;

/** One numbered entry of the revocation log: what was known of this subject before this position is void. */
public record Revocation(long position, RevokedSubject kind, String id) {}
