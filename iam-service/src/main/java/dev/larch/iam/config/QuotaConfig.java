package dev.larch.iam.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much an organization may have. */
@ConfigMapping(prefix = "larch.iam.quota")
public interface QuotaConfig {

    /** Projects in an organization. At least 1. */
    @WithDefault("1000")
    @Min(1)
    int projects();

    /** API keys in a project. At least 1. */
    @WithDefault("1000")
    @Min(1)
    int keysPerProject();
}
