package dev.larch.planted.violation.iam.project;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

public class ProjectRepository {

    @WithTransaction
    public Uni<ProjectEntity> opensTransaction() {
        return Uni.createFrom().item(new ProjectEntity("planted"));
    }
}
