package dev.larch.iam.principal;

import dev.larch.platform.credential.KeyUses;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Keys are good for nothing at iam-service itself: to show one here is no use of it. */
@ApplicationScoped
public class OwnKeyUses implements KeyUses {

    @Override
    public void add(String keyId, Instant usedAt) {}
}
