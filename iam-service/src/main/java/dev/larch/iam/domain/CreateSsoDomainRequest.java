package dev.larch.iam.domain;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A domain to be proved. */
public record CreateSsoDomainRequest(
        @NotNull @Size(min = 3, max = 253) String name) {}
