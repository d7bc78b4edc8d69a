/** The events of the audit log: taken from the services in order, numbered per organization, and searched. */
@NullMarked
package dev.larch.audit.event;

import org.jspecify.annotations.NullMarked;
