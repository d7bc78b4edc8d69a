/** The data plane over gRPC, VectorService: shapes only; the rules are in the record package. */
@NullMarked
package dev.larch.index.grpc;

import org.jspecify.annotations.NullMarked;
