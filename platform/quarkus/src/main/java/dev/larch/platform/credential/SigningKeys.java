package dev.larch.platform.credential;

import io.smallrye.mutiny.Uni;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/** The public keys that access tokens are signed with. */
public interface SigningKeys {

    /** The key of that id, or null when iam-service has none; fails with UNAVAILABLE when that cannot be known. */
    Uni<@Nullable PublicKey> find(String keyId);
}
