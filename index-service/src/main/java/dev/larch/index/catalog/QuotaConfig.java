package dev.larch.index.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much a project may have. */
@ConfigMapping(prefix = "larch.index.quota")
public interface QuotaConfig {

    /** The most indexes of one project. */
    @WithDefault("1000")
    int indexesPerProject();

    /** The most pods that the indexes of one project may declare together. At least 0. */
    @WithDefault("20")
    @Min(0)
    int podsPerProject();
}
