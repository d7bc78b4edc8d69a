package dev.larch.iam.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** A key pair that signs access tokens (RSA, 2048 bits). */
public record SigningKey(String id, PrivateKey privateKey, PublicKey publicKey) {

    private static final String ALGORITHM = "RSA";
    private static final int BITS = 2048;

    /** A new key. */
    static SigningKey generate(String id) {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            return new SigningKey(id, pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new LinkageError("Every JDK has RSA", e);
        }
    }

    /** The key from its PKCS 8 and X.509 encodings. */
    static SigningKey decode(String id, byte[] privateKey, byte[] publicKey) {
        try {
            var factory = KeyFactory.getInstance(ALGORITHM);
            return new SigningKey(
                    id,
                    factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)),
                    factory.generatePublic(new X509EncodedKeySpec(publicKey)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The signing key " + id + " in the database is damaged", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[id=" + id + "]";
    }
}
