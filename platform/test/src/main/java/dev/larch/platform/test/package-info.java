/** What the tests of every module share: the house rules, PostgreSQL, tokens, a hand-made iam-service, generated references. */
@NullMarked
package dev.larch.platform.test;

import org.jspecify.annotations.NullMarked;
