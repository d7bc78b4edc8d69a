package dev.larch.planted.violation.platform.web;

import dev.larch.planted.violation.iam.project.ProjectService;

record KnowsFeature(ProjectService planted) {}
