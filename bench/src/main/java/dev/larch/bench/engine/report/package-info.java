/** What findings are told with: ratios, tables, pictures. */
@NullMarked
package dev.larch.bench.engine.report;

import org.jspecify.annotations.NullMarked;
