package dev.larch.planted.clean.iam.project;

import io.smallrye.mutiny.Uni;

class ProjectRepository {

    Uni<ProjectEntity> find() {
        return Uni.createFrom().item(new ProjectEntity("clean"));
    }
}
