package dev.larch.iam.exchange;

import dev.larch.iam.account.ServiceAccount;
import dev.larch.iam.principal.PrincipalDirectory;
import dev.larch.iam.token.TokenClaims;
import dev.larch.iam.token.TokenIssuer;
import dev.larch.iam.token.TokenResponse;
import dev.larch.iam.workload.WorkloadIdentity;
import dev.larch.iam.workload.WorkloadIdentityService;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import dev.larch.platform.resolution.ResolveAnswer;
import dev.larch.platform.resolution.ResolveRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jspecify.annotations.Nullable;

/** Exchanges a token of an issuer that a service account trusts for an access token of that account. */
@ApplicationScoped
public class TokenExchange {

    private final WorkloadIdentityService rules;
    private final IssuerKeys keys;
    private final SubjectTokenVerifier verifier;
    private final PrincipalDirectory directory;
    private final ExchangeLogService log;
    private final TokenIssuer issuer;

    TokenExchange(
            WorkloadIdentityService rules,
            IssuerKeys keys,
            SubjectTokenVerifier verifier,
            PrincipalDirectory directory,
            ExchangeLogService log,
            TokenIssuer issuer) {
        this.rules = rules;
        this.keys = keys;
        this.verifier = verifier;
        this.directory = directory;
        this.log = log;
        this.issuer = issuer;
    }

    /** The account's token, or null when the token is not taken; fails with UNAVAILABLE when the issuer is away. */
    public Uni<@Nullable TokenResponse> exchange(ServiceAccount account, String subjectToken) {
        return Uni.createFrom()
                .item(() -> SubjectToken.read(subjectToken))
                .flatMap(token -> rules.listForExchange(account.organizationId(), account.id())
                        .map(all -> ruleFor(all, token))
                        .flatMap(rule -> exchange(account, rule, token)))
                .onFailure(RefusedException.class)
                .recoverWithUni(refused -> refuse(account, (RefusedException) refused));
    }

    private WorkloadIdentity ruleFor(List<WorkloadIdentity> all, SubjectToken token) {
        return all.stream()
                .filter(rule -> rule.admits(token.issuer(), token.audiences(), token.subject()))
                .filter(_ -> !verifier.isOfLarch(token))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.NO_RULE));
    }

    private Uni<@Nullable TokenResponse> exchange(ServiceAccount account, WorkloadIdentity rule, SubjectToken token) {
        return keys.find(rule, token)
                .onFailure()
                .call(() -> note(account, Refusal.ISSUER_AWAY).onFailure().recoverWithNull())
                .map(key -> verify(token, key))
                .call(() -> principal(account, rule.id())
                        .flatMap(principal -> log.exchanged(principal, account, rule, token)))
                .flatMap(left ->
                        issuer.issue(TokenClaims.ofWorkload(account.id(), rule.id(), account.organizationId(), left)))
                .map(TokenResponse::fromExchange);
    }

    private Duration verify(SubjectToken token, @Nullable PublicJsonWebKey key) {
        if (key == null) {
            throw new RefusedException(Refusal.UNKNOWN_KEY);
        }
        return verifier.verify(token, key);
    }

    private Uni<@Nullable TokenResponse> refuse(ServiceAccount account, RefusedException refused) {
        return note(account, refused.refusal()).map(_ -> null);
    }

    private Uni<Void> note(ServiceAccount account, Refusal refusal) {
        return principal(account, account.secretId()).flatMap(principal -> log.refused(principal, account, refusal));
    }

    /** Who the account is, by a credential of its own; when that is gone meanwhile, nothing is exchanged. */
    private Uni<Principal> principal(ServiceAccount account, UUID credentialId) {
        var request = new ResolveRequest(
                null, PrincipalType.SERVICE_ACCOUNT, account.id().toString(), credentialId.toString(), null, null);
        return directory
                .resolve(request)
                .map(ResolveAnswer::principal)
                .onItem()
                .ifNull()
                .failWith(() -> new RefusedException(Refusal.NO_RULE));
    }
}
