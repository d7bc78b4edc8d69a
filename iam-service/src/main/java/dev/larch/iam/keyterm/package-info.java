/** The terms of API keys: name, roles, and what they are limited to. */
@NullMarked
package dev.larch.iam.keyterm;

import org.jspecify.annotations.NullMarked;
