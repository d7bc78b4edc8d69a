package dev.larch.index.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much a project may have. */
@ConfigMapping(prefix = "larch.index.quota")
public interface QuotaConfig {

    /** The most indexes of one project. */
    @WithDefault("1000")
    int indexesPerProject();
}
