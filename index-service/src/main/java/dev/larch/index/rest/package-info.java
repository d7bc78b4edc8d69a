/** The data plane over REST: shapes only; the rules are in the record package. */
@NullMarked
package dev.larch.index.rest;

import org.jspecify.annotations.NullMarked;
