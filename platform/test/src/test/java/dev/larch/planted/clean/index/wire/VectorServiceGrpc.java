package dev.larch.planted.clean.index.wire;

import io.grpc.stub.annotations.GrpcGenerated;

@GrpcGenerated
final class VectorServiceGrpc {}
