package dev.larch.iam.bootstrap;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What the first start makes: all of it or nothing. Checked at each start, used only until there was an organization. */
@ConfigMapping(prefix = "larch.iam.bootstrap")
public interface BootstrapConfig {

    /** The name of the organization: 1 to 512 characters. */
    Optional<String> organizationName();

    /** The e-mail address of its owner, under which he signs in for the first time. */
    Optional<String> ownerEmail();

    /** The name of the first project: 1 to 512 characters. */
    Optional<String> projectName();

    /** The id of the first project, a UUID. */
    Optional<String> projectId();

    /** The value of the first API key, which may do everything with indexes and records in the project. */
    Optional<String> apiKey();

    /** The client id of the first service account: 8 to 64 letters, digits, - and _. */
    Optional<String> clientId();

    /** Its secret: 32 to 128 letters, digits, - and _. */
    Optional<String> clientSecret();
}
