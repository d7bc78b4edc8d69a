package dev.larch.planted.clean.iam.project;

record ProjectEntity(String name) {}
