package dev.larch.platform.resolution;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.platform.credential.Credential;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerCacheTest {

    private static final ResolveRequest REQUEST = ResolveRequest.of(new Credential.ApiKey("hash"));

    private final UUID organization = UUID.randomUUID();
    private final UUID project = UUID.randomUUID();
    private final AnswerCache cache = new AnswerCache(Duration.ofMinutes(1), 100);

    @Test
    void remembersAGoodAnswer() {
        cache.put(REQUEST, answerAt(5), cache.generation());

        assertNotNull(cache.find(REQUEST));
    }

    @Test
    void doesNotRememberThatACredentialIsUnknown() {
        cache.put(REQUEST, ResolveAnswer.of(5, null), cache.generation());

        assertNull(cache.find(REQUEST));
    }

    @Test
    void keepsNoAnswerAboutAProjectThatWasMadeUp() {
        var token = new Credential.Token(PrincipalType.USER, "principal-1", "key-1", null, UUID.randomUUID());
        var request = ResolveRequest.of(token);

        cache.put(request, ResolveAnswer.of(5, principalIn(null)), cache.generation());

        assertNull(cache.find(request));
    }

    @ParameterizedTest
    @EnumSource(RevokedSubject.class)
    void dropsAnAnswerWhenAnythingInItIsRevoked(RevokedSubject subject) {
        cache.put(REQUEST, answerAt(5), cache.generation());

        cache.apply(List.of(new Revocation(6, subject, idOf(subject))));

        assertNull(cache.find(REQUEST));
    }

    @Test
    void distrustsAnAnswerThatWasUnderWayWhenTheRevocationCame() {
        cache.apply(List.of(new Revocation(6, RevokedSubject.CREDENTIAL, "key-1")));

        var late = answerAt(5);
        cache.put(REQUEST, late, cache.generation());

        assertFalse(cache.isCurrent(late));
        assertNull(cache.find(REQUEST));
    }

    @Test
    void believesAnAnswerThatKnowsOfTheRevocation() {
        cache.apply(List.of(new Revocation(6, RevokedSubject.PRINCIPAL, "principal-1")));

        assertTrue(cache.isCurrent(answerAt(6)));
    }

    @Test
    void keepsOthersAnswers() {
        cache.put(REQUEST, answerAt(5), cache.generation());

        cache.apply(List.of(new Revocation(6, RevokedSubject.CREDENTIAL, "key-2")));

        assertNotNull(cache.find(REQUEST));
    }

    @Test
    void forgetsAllWhenItStartsToFollowTheLog() {
        cache.put(REQUEST, answerAt(5), cache.generation());

        cache.forgetBefore(7);

        assertNull(cache.find(REQUEST));
    }

    @Test
    void forgetsAnswersOfAHigherPositionWhenTheLogBeginsAnew() {
        cache.put(REQUEST, answerAt(500), cache.generation());

        cache.forgetBefore(7);

        assertNull(cache.find(REQUEST));
    }

    @Test
    void keepsNoAnswerThatWasAskedForBeforeEverythingWasForgotten() {
        int askedIn = cache.generation();
        cache.forgetBefore(7);

        cache.put(REQUEST, answerAt(500), askedIn);

        assertNull(cache.find(REQUEST));
    }

    private String idOf(RevokedSubject subject) {
        return switch (subject) {
            case CREDENTIAL -> "key-1";
            case PRINCIPAL -> "principal-1";
            case PROJECT -> project.toString();
            case ORGANIZATION -> organization.toString();
        };
    }

    private ResolveAnswer answerAt(long position) {
        return ResolveAnswer.of(position, principalIn(project));
    }

    private Principal principalIn(@Nullable UUID projectId) {
        return new Principal(
                PrincipalType.API_KEY,
                "principal-1",
                "key",
                null,
                new OrganizationRef(organization, "Example"),
                projectId,
                "key-1",
                List.of(),
                null);
    }
}
