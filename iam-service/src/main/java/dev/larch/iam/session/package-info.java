/** Sessions of people in their browsers, and the page that shows who one is. */
@NullMarked
package dev.larch.iam.session;

import org.jspecify.annotations.NullMarked;
