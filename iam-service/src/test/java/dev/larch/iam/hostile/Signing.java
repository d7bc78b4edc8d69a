package dev.larch.iam.hostile;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How the third part of a token comes about. */
interface Signing {

    byte[] sign(byte[] headerAndPayload) throws GeneralSecurityException;

    static Signing rs256(KeyPair pair) {
        return rsa("SHA256withRSA", pair);
    }

    static Signing rsa(String algorithm, KeyPair pair) {
        return content -> {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(pair.getPrivate());
            signature.update(content);
            return signature.sign();
        };
    }

    /** With a text that the verifier holds, as if it were a secret. */
    static Signing hmac(String algorithm, byte[] secret) {
        return content -> {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return mac.doFinal(content);
        };
    }

    static Signing fixed(String signature) {
        return _ -> signature.getBytes(StandardCharsets.UTF_8);
    }
}
