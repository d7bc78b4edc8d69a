package dev.larch.local.tls;

import dev.larch.local.home.PrivateFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** Key stores in PKCS #12 files that only their owner may read. */
final class KeyStores {

    private KeyStores() {}

    static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    static KeyStore load(Path file, String password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var input = Files.newInputStream(file)) {
            store.load(input, password.toCharArray());
        }
        return store;
    }

    static void write(KeyStore store, Path file, String password) throws IOException, GeneralSecurityException {
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        PrivateFiles.write(file, bytes.toByteArray());
    }

    /** Takes other people's access away from a file that another program wrote. */
    static void restrict(Path file) throws IOException {
        PrivateFiles.write(file, Files.readAllBytes(file));
    }

    /** Moves a key with its certificates into a store of its own. */
    static void move(String alias, Path from, Path to, String password) throws IOException, GeneralSecurityException {
        KeyStore source = load(from, password);
        KeyStore target = empty();
        char[] secret = password.toCharArray();
        target.setKeyEntry(alias, source.getKey(alias, secret), secret, source.getCertificateChain(alias));
        write(target, to, password);
        source.deleteEntry(alias);
        write(source, from, password);
    }
}
