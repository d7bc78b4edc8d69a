/** The look of every page that people see: the frame, the style, and the page that says one thing. */
@NullMarked
package dev.larch.iam.view;

import org.jspecify.annotations.NullMarked;
