package dev.larch.iam.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;

/** A key pair that signs access tokens (RSA, 2048 bits), from a moment on. */
public record SigningKey(String id, PrivateKey privateKey, PublicKey publicKey, Instant signsFrom) {

    private static final String ALGORITHM = "RSA";
    private static final int BITS = 2048;

    /** A new key. */
    static SigningKey generate(String id, Instant signsFrom) {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            return new SigningKey(id, pair.getPrivate(), pair.getPublic(), signsFrom);
        } catch (GeneralSecurityException e) {
            throw new LinkageError("Every JDK has RSA", e);
        }
    }

    /** The private half from its PKCS 8 encoding. */
    static PrivateKey privateKey(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    /** The public half from its X.509 encoding. */
    static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    }

    @Override
    public String toString() {
        return "SigningKey[id=" + id + ", signsFrom=" + signsFrom + "]";
    }
}
