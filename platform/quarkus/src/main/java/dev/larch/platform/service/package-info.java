/** How a service of Larch proves to another which one it is. */
@NullMarked
package dev.larch.platform.service;

import org.jspecify.annotations.NullMarked;
