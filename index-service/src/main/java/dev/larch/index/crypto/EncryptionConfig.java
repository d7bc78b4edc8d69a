package dev.larch.index.crypto;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the key is that everything else hangs on. */
@ConfigMapping(prefix = "larch.index")
public interface EncryptionConfig {

    /**
     * The file with the installation's key: 32 random bytes in Base64, readable by the service alone. It must exist.
     * Without it no record can be read again: keep a copy apart from the copies of the database.
     */
    Path installationKeyFile();
}
