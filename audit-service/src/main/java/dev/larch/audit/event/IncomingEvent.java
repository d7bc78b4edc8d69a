package dev.larch.audit.event;

import dev.larch.platform.audit.AuditEvent;

/** An event that may be stored: it kept the rules, and this is what is kept of it. */
record IncomingEvent(AuditEvent event, String json) {}
