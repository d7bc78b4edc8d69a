@NullMarked
package dev.larch.planted.violation.platform.web;

import org.jspecify.annotations.NullMarked;
