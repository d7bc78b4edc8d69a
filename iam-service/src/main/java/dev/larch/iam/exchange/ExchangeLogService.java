package dev.larch.iam.exchange;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larch.iam.account.ServiceAccount;
import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.workload.WorkloadIdentity;
import dev.larch.platform.audit.AuditOutbox;
import dev.larch.platform.audit.AuditTrail;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * Writes who exchanged a token, and who was refused. Anybody can show a bad token: of the refusals of one account for one
 * reason, one a minute is written.
 */
@ApplicationScoped
class ExchangeLogService {

    private static final String ACTION = "exchange";
    private static final int MAX_REMEMBERED = 10_000;

    private record Kind(UUID accountId, Refusal refusal) {}

    private final ChangeLog changes;
    private final AuditTrail trail;
    private final AuditOutbox outbox;
    private final Cache<Kind, Boolean> written = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    ExchangeLogService(ChangeLog changes, AuditTrail trail, AuditOutbox outbox) {
        this.changes = changes;
        this.trail = trail;
        this.outbox = outbox;
    }

    @WithTransaction
    Uni<Void> exchanged(Principal actor, ServiceAccount account, WorkloadIdentity rule, SubjectToken token) {
        return changes.write(
                actor,
                change(
                        account,
                        Map.of(
                                "workload_identity_id",
                                rule.id().toString(),
                                "issuer",
                                rule.issuer(),
                                "subject",
                                shortened(token.subject()))));
    }

    @WithTransaction
    Uni<Void> refused(Principal actor, ServiceAccount account, Refusal refusal) {
        boolean isNew = written.asMap().putIfAbsent(new Kind(account.id(), refusal), true) == null;
        return isNew
                ? outbox.add(trail.failure(actor, change(account, Map.of()), refusal.code(), refusal.wireName()))
                : Uni.createFrom().voidItem();
    }

    private static Change change(ServiceAccount account, Map<String, Object> parameters) {
        return new Change(ACTION, "service-account", account.id().toString(), account.name(), null, parameters);
    }

    private static String shortened(String subject) {
        int longest = 255;
        return subject.length() <= longest ? subject : subject.substring(0, longest);
    }
}
