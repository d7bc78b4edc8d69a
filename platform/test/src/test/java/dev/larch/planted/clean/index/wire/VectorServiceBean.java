package dev.larch.planted.clean.index.wire;

final class VectorServiceBean {}
