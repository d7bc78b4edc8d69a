package dev.larch.planted.violation.iam.project;

public record ProjectEntity(String name) {}
