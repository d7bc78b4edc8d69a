/** Those who call, for the tests of services that ask iam-service who they are. */
@NullMarked
package dev.larch.platform.test.people;

import org.jspecify.annotations.NullMarked;
