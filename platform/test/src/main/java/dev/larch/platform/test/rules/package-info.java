/** The rules of the house as ArchUnit rules, one class per subject; {@code HouseRules} gathers them. */
@NullMarked
package dev.larch.platform.test.rules;

import org.jspecify.annotations.NullMarked;
