package dev.larch.platform.test;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;

/** A signing key made for one run of the tests: it signs, and its public half is published. */
record TestKeys(KeyPair pair, String keyId) {

    static TestKeys random() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new TestKeys(generator.generateKeyPair(), "test");
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("Every JDK has RSA", e);
        }
    }

    Tokens tokens() {
        return new Tokens(pair, keyId);
    }

    /** The key set as RFC 7517 has it. */
    String published() {
        var key = new RsaJsonWebKey((RSAPublicKey) pair.getPublic());
        key.setKeyId(keyId);
        key.setUse("sig");
        key.setAlgorithm("RS256");
        return new JsonWebKeySet(key).toJson();
    }

    @Override
    public String toString() {
        return "TestKeys[" + keyId + "]";
    }
}
