package dev.larch.iam.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
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

    /** Roles that a person, an account, a key or an invite holds in an organization. At least 1. */
    @WithDefault("1000")
    @Min(1)
    int rolesPerPrincipal();

    /** Service accounts in an organization. At least 1. */
    @WithDefault("1000")
    @Min(1)
    int serviceAccounts();

    /** Invitations that an organization sends within an hour, repeated ones included. 1 to 100. */
    @WithDefault("100")
    @Min(1)
    @Max(100)
    int invitesPerHour();
}
