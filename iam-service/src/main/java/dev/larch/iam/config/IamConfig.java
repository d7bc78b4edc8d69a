package dev.larch.iam.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Where Larch is, and which of its services may ask for tokens. */
@ConfigMapping(prefix = "larch.iam")
public interface IamConfig {

    /** The address of this service for the other services. */
    URI url();

    /** The issuer of Larch's access tokens: the address at which people and programs reach Larch. */
    URI issuer();

    /** The address of index-service. */
    @WithDefault("http://localhost:5071")
    URI indexUrl();

    /**
     * The file of the keys that seal secrets in the database: one a line, 32 bytes in Base64. The first seals, all of them
     * open.
     */
    Path keyFile();

    /** SHA-256, in hexadecimal, of the client secret of each service, by the service's name. */
    Map<String, String> serviceSecrets();
}
