package dev.larch.planted.violation.iam.apikey;

import dev.larch.planted.violation.iam.project.ProjectEntity;

public record KnowsProjects(ProjectEntity planted) {}
