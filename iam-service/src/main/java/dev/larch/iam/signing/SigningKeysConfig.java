package dev.larch.iam.signing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the keys that sign access tokens change. */
@ConfigMapping(prefix = "larch.iam.signing-keys")
public interface SigningKeysConfig {

    /** How long one key signs. At least twice the time for which it is published before. */
    @WithDefault("30d")
    Duration rotateEvery();

    /** For how long a key is published before it signs, so that whoever checks tokens knows it by then. At least 1 s. */
    @WithDefault("10m")
    Duration publishBeforeUse();

    /** After a theft: keys made before this moment are deleted at start, and every token that they signed is refused. */
    Optional<Instant> distrustBefore();
}
