package dev.larch.iam.signing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** An installation whose signing keys change every two seconds. */
public class HastyRotation implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "larch.iam.signing-keys.rotate-every", "2s",
                "larch.iam.signing-keys.publish-before-use", "1s",
                "larch.iam.oauth-limit.per-client", "1000000");
    }
}
