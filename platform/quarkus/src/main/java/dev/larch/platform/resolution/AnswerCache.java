package dev.larch.platform.resolution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larch.platform.identity.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Answers of iam-service, each good only while no later entry of the revocation log is about it. The check is made when
 * an answer is read, so there is no moment between look-up and caching in which a revocation could slip through.
 */
final class AnswerCache {

    /** When so many subjects were revoked within an answer's lifetime, everything is forgotten instead. */
    private static final int MAX_REVOKED_SUBJECTS = 100_000;

    /** An answer with the subjects whose revocation ends it: they are looked for at each use, and so made once. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kept(ResolveAnswer answer, String[] subjects, int generation) {}

    private final Cache<ResolveRequest, Kept> answers;
    private final AtomicInteger generation = new AtomicInteger();
    private final Map<String, Long> revokedAt = new ConcurrentHashMap<>();
    private volatile long forgottenBefore;

    AnswerCache(Duration lifetime, long size) {
        this.answers = Caffeine.newBuilder()
                .expireAfterWrite(lifetime)
                .maximumSize(size)
                .build();
    }

    /** The answer, or null when there is none that is still good. */
    @Nullable
    ResolveAnswer find(ResolveRequest request) {
        var kept = answers.getIfPresent(request);
        return kept != null && kept.generation() == generation.get() && isCurrent(kept.answer(), kept.subjects())
                ? kept.answer()
                : null;
    }

    /** Whether no revocation that this service has applied is newer than the answer. */
    boolean isCurrent(ResolveAnswer answer) {
        return isCurrent(answer, subjects(answer.principal()));
    }

    private boolean isCurrent(ResolveAnswer answer, String[] subjects) {
        if (answer.position() < forgottenBefore) {
            return false;
        }
        for (var subject : subjects) {
            var position = revokedAt.get(subject);
            if (position != null && position > answer.position()) {
                return false;
            }
        }
        return true;
    }

    /** Counts how often everything was forgotten: an answer that was asked for before is not kept afterwards. */
    int generation() {
        return generation.get();
    }

    /** Keeps a good answer; what anybody can make up is not worth a place that somebody else could need. */
    void put(ResolveRequest request, ResolveAnswer answer, int askedIn) {
        var principal = answer.principal();
        boolean projectIsMadeUp = request.projectId() != null && principal != null && principal.projectId() == null;
        if (principal != null && !projectIsMadeUp) {
            answers.put(request, new Kept(answer, subjects(principal), askedIn));
        }
    }

    /**
     * Distrusts every answer that is older than a position, and every one of before this moment: what was revoked
     * meanwhile is not known here, and the log may have begun anew, with lower positions.
     */
    void forgetBefore(long position) {
        forgottenBefore = position;
        generation.incrementAndGet();
        revokedAt.clear();
        answers.invalidateAll();
    }

    void apply(List<Revocation> revocations) {
        if (revokedAt.size() + revocations.size() > MAX_REVOKED_SUBJECTS) {
            forgetBefore(revocations.getLast().position());
        }
        revocations.forEach(entry -> revokedAt.merge(key(entry.kind(), entry.id()), entry.position(), Math::max));
    }

    private static String[] subjects(@Nullable Principal principal) {
        if (principal == null) {
            return new String[0];
        }
        var organization = principal.organization();
        return new String[] {
            key(RevokedSubject.CREDENTIAL, principal.credentialId()),
            key(RevokedSubject.PRINCIPAL, principal.id()),
            key(RevokedSubject.PROJECT, String.valueOf(principal.projectId())),
            key(
                    RevokedSubject.ORGANIZATION,
                    organization == null ? "" : organization.id().toString())
        };
    }

    private static String key(RevokedSubject kind, String id) {
        return kind.wireName() + ":" + id;
    }
}
