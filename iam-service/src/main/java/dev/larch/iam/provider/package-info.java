/** The identity provider of the installation, and whether it may be trusted. */
@NullMarked
package dev.larch.iam.provider;

import org.jspecify.annotations.NullMarked;
