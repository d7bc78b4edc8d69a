/** The services of Larch as processes: their settings, command lines, caches and readiness. */
@NullMarked
package dev.larch.local.service;

import org.jspecify.annotations.NullMarked;
