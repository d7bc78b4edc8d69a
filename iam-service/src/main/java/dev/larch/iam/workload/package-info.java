/** Trust in tokens of other issuers, so that a workload needs no secret of Larch's. */
@NullMarked
package dev.larch.iam.workload;

import org.jspecify.annotations.NullMarked;
