/** How an index is declared to be deployed: serverless, in pods, or in the owner's cloud. Larch runs where it is installed. */
@NullMarked
package dev.larch.index.deployment;

import org.jspecify.annotations.NullMarked;
