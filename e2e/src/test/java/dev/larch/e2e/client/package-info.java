/** What the journeys speak with: plain HTTP, the official Java client, and the audit log. */
@NullMarked
package dev.larch.e2e.client;

import org.jspecify.annotations.NullMarked;
