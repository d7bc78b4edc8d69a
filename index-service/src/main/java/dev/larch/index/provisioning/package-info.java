/** How indexes come and go: the control plane's endpoints, and the definition, port and records behind them as one. */
@NullMarked
package dev.larch.index.provisioning;

import org.jspecify.annotations.NullMarked;
