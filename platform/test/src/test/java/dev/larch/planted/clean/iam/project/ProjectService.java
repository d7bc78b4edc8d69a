package dev.larch.planted.clean.iam.project;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.LocalDate;

public class ProjectService {

    private final ProjectRepository repository;
    private final Clock clock;

    ProjectService(ProjectRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<String> describe() {
        return repository.find().map(project -> project.name() + " on " + LocalDate.now(clock));
    }
}
