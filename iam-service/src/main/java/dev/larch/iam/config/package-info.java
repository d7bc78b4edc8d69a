/** The addresses and secrets that the installation gives to the service. */
@NullMarked
package dev.larch.iam.config;

import org.jspecify.annotations.NullMarked;
