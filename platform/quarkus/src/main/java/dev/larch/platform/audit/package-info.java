/** The audit outbox: events are written in the transaction of the change they describe, then shipped to audit-service. */
@NullMarked
package dev.larch.platform.audit;

import org.jspecify.annotations.NullMarked;
