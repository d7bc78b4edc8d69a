/** Sign-in of people, their sessions, and the page that shows who one is. */
@NullMarked
package dev.larch.iam.session;

import org.jspecify.annotations.NullMarked;
