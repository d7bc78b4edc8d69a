package dev.larch.iam.scim;

import dev.larch.iam.config.IamConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Tells where things are and when they changed. */
@ApplicationScoped
public class ScimMeta {

    /** The {@code meta} of a thing. */
    public record Meta(String resourceType, Instant created, Instant lastModified, String location) {}

    private final String base;

    ScimMeta(IamConfig config) {
        this.base = config.issuer() + "/scim/v2/";
    }

    public Meta of(String resourceType, UUID id, Instant created, Instant lastModified) {
        return new Meta(resourceType, created, lastModified, location(resourceType, id));
    }

    /** The address of a thing, such as {@code https://larch.example/scim/v2/Users/…}. */
    public String location(String resourceType, UUID id) {
        return base + resourceType + "s/" + id;
    }
}
