package dev.larch.iam.token;

import dev.larch.iam.config.IamConfig;
import dev.larch.kernel.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Larch's own services and the hashes of their secrets, as the installation configures them. */
@ApplicationScoped
public class ServiceClients {

    private final Map<String, String> secretHashes;

    ServiceClients(IamConfig config) {
        this.secretHashes = new HashMap<>(config.serviceSecrets());
    }

    /** Whether a token may stand for that service: for this one, or for one that the configuration names. */
    public boolean isKnown(String name) {
        return name.equals(TokenIssuer.SELF) || isClient(name);
    }

    /** The names of all of Larch's services, this one's too. */
    public Stream<String> names() {
        return Stream.concat(Stream.of(TokenIssuer.SELF), secretHashes.keySet().stream());
    }

    public boolean isClient(String name) {
        return secretHashes.containsKey(name);
    }

    public boolean isSecretOf(String name, String secret) {
        return Sha256.equal(secretHashes.getOrDefault(name, ""), Sha256.hex(secret));
    }
}
