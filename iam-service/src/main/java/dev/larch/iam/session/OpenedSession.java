package dev.larch.iam.session;

/** A session that has just begun, with the one copy of its cookie's value. */
public record OpenedSession(WebSession session, SessionSecret secret) {}
