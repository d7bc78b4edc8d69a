@NullMarked
package dev.larch.planted.clean.platform.web;

import org.jspecify.annotations.NullMarked;
