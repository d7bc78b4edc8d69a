package dev.larch.iam.signing;

import dev.larch.platform.access.Open;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;

/** The public halves of the signing keys (RFC 7517). */
@Path("/.well-known/jwks.json")
public class JwksResource {

    private final KeyRing keys;

    JwksResource(KeyRing keys) {
        this.keys = keys;
    }

    @GET
    @Open("Public keys are public: whoever checks a token needs them first.")
    public RestResponse<Map<String, List<Map<String, Object>>>> get() {
        var published = keys.all().stream().map(JwksResource::jwk).toList();
        return ResponseBuilder.ok(Map.of("keys", published))
                .header("Cache-Control", "public, max-age=" + keys.cacheFor().toSeconds())
                .build();
    }

    private static Map<String, Object> jwk(SigningKey key) {
        var jwk = new RsaJsonWebKey((java.security.interfaces.RSAPublicKey) key.publicKey());
        jwk.setKeyId(key.id());
        jwk.setUse("sig");
        jwk.setAlgorithm("RS256");
        return jwk.toParams(OutputControlLevel.PUBLIC_ONLY);
    }
}
