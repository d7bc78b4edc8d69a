package dev.larch.iam.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larch.iam.workload.WorkloadIdentity;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.outbound.OutboundClient;
import dev.larch.platform.outbound.OutboundException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of other issuers, as each publishes them, for the rules that name it. */
@ApplicationScoped
class IssuerKeys {

    private static final Logger LOGGER = LoggerFactory.getLogger(IssuerKeys.class);
    private static final int MAX_ISSUERS = 1_000;

    private record Source(String issuer, @Nullable String jwksUri) {}

    private final OutboundClient outbound;
    private final Cache<Source, IssuerKeySet> sets = Caffeine.newBuilder()
            .maximumSize(MAX_ISSUERS)
            .expireAfterAccess(Duration.ofHours(2))
            .build();

    IssuerKeys(OutboundClient outbound) {
        this.outbound = outbound;
    }

    /** The key for a token, or null when the issuer has none; fails with UNAVAILABLE when that cannot be known. */
    Uni<@Nullable PublicJsonWebKey> find(WorkloadIdentity rule, SubjectToken token) {
        var source = new Source(rule.issuer(), rule.jwksUri());
        return sets.get(source, _ -> new IssuerKeySet(() -> fetch(source)))
                .find(token.keyId())
                .onFailure()
                .transform(cause -> unavailable(source, cause));
    }

    private Uni<ObjectNode> fetch(Source source) {
        var known = source.jwksUri();
        var address = known != null ? Uni.createFrom().item(URI.create(known)) : discover(source.issuer());
        return address.flatMap(outbound::getJson);
    }

    /** The document must be about the issuer itself: else one issuer could speak for another (RFC 8414, section 3.3). */
    private Uni<URI> discover(String issuer) {
        var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return outbound.getJson(URI.create(base + "/.well-known/openid-configuration"))
                .map(document -> {
                    JsonNode address = document.path("jwks_uri");
                    if (!document.path("issuer").asText().equals(issuer) || !address.isTextual()) {
                        throw new IllegalStateException("The discovery document is not that of the issuer");
                    }
                    return URI.create(address.textValue());
                });
    }

    private static RuntimeException unavailable(Source source, Throwable cause) {
        if (!(cause instanceof OutboundException)) {
            LOGGER.atInfo()
                    .setCause(cause)
                    .addKeyValue("issuer", source.issuer())
                    .log("The issuer's keys are unusable");
        }
        return ErrorCode.UNAVAILABLE.because("The issuer's keys cannot be had at the moment. Try again.", cause);
    }
}
