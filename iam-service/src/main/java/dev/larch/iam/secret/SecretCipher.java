package dev.larch.iam.secret;

import dev.larch.iam.config.IamConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets under the installation's key with AES-256-GCM. A sealed value is one byte of version, four that name the
 * key, twelve of nonce, then ciphertext and tag. It opens only for the context that it was sealed for.
 */
@ApplicationScoped
public class SecretCipher {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int HEAD_BYTES = 1 + Integer.BYTES + NONCE_BYTES;
    private static final int TAG_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<SealingKey> keys;

    @Inject
    SecretCipher(IamConfig config) {
        this(KeyFile.read(config.keyFile()));
    }

    SecretCipher(List<SealingKey> keys) {
        this.keys = keys;
    }

    /** Seals a secret for one context, such as the kind and id of what owns it. */
    public byte[] seal(String context, byte[] secret) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var key = keys.getFirst();
        var sealed = encrypt(key, nonce, context, secret);
        return ByteBuffer.allocate(HEAD_BYTES + sealed.length)
                .put(VERSION)
                .putInt(key.id())
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** Opens a sealed secret; fails with IllegalStateException when it was changed, moved or sealed under another key. */
    public byte[] open(String context, byte[] sealed) {
        if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] != VERSION) {
            throw new IllegalStateException("A sealed secret is damaged");
        }
        var head = ByteBuffer.wrap(sealed, 1, HEAD_BYTES - 1);
        var key = key(head.getInt());
        var nonce = new byte[NONCE_BYTES];
        head.get(nonce);
        var body = new byte[sealed.length - HEAD_BYTES];
        ByteBuffer.wrap(sealed, HEAD_BYTES, body.length).get(body);
        return decrypt(key, nonce, context, body);
    }

    /** {@link #seal} of a text. */
    public byte[] sealText(String context, String secret) {
        return seal(context, secret.getBytes(StandardCharsets.UTF_8));
    }

    /** {@link #open} of a text. */
    public String openText(String context, byte[] sealed) {
        return new String(open(context, sealed), StandardCharsets.UTF_8);
    }

    private SealingKey key(int id) {
        return keys.stream()
                .filter(key -> key.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("larch.iam.key-file lacks the key of a sealed secret"));
    }

    private static byte[] encrypt(SealingKey key, byte[] nonce, String context, byte[] secret) {
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
            cipher.updateAAD(associated(context));
            return cipher.doFinal(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret cannot be sealed", e);
        }
    }

    private static byte[] decrypt(SealingKey key, byte[] nonce, String context, byte[] sealed) {
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, nonce);
            cipher.updateAAD(associated(context));
            return cipher.doFinal(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed secret does not open", e);
        }
    }

    private static Cipher cipher(int mode, SealingKey key, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        return cipher;
    }

    private static byte[] associated(String context) {
        return context.getBytes(StandardCharsets.UTF_8);
    }
}
