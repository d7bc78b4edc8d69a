package dev.larch.planted.violation.kernel;

import io.smallrye.mutiny.Uni;

record KnowsFramework(Uni<String> planted) {}
