package dev.larch.platform.resolution;

import dev.larch.kernel.Ids;
import dev.larch.platform.access.Binding;
import dev.larch.platform.access.Role;
import dev.larch.platform.credential.ApiKeyValue;
import dev.larch.platform.credential.Credential;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The check of an API key that a service has seen lately, against the least that it could be: a hash and a look-up. */
public final class KeyCheckBench {

    private static final int KEYS = 10_000;

    private final List<String> keys = Stream.generate(ApiKeyValue::random)
            .map(ApiKeyValue::value)
            .limit(KEYS)
            .toList();
    private final AnswerCache cache = new AnswerCache(Duration.ofHours(1), 50_000);
    private final CredentialLease lease = new CredentialLease(Duration.ofHours(1), System.nanoTime());
    private final Map<String, Principal> table = new HashMap<>();

    public KeyCheckBench() {
        lease.renew(System.nanoTime());
        for (var key : keys) {
            var principal = principal();
            var sha256 = ApiKeyValue.parse(key).orElseThrow().sha256();
            cache.put(
                    ResolveRequest.of(new Credential.ApiKey(sha256)),
                    ResolveAnswer.of(1, principal),
                    cache.generation());
            table.put(sha256, principal);
        }
    }

    /** Checks every key as a service does: form and checksum, hash, lease, cache, revocations. */
    public void check() {
        for (var key : keys) {
            var credential =
                    new Credential.ApiKey(ApiKeyValue.parse(key).orElseThrow().sha256());
            var answer = lease.isGood(System.nanoTime()) ? cache.find(ResolveRequest.of(credential)) : null;
            require(answer != null && answer.principal() != null);
        }
    }

    /** Hashes and looks up every key. */
    public void hashAndLookUp() {
        try {
            for (var key : keys) {
                var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
                require(table.get(HexFormat.of().formatHex(digest)) != null);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("Every JDK has SHA-256", e);
        }
    }

    private static void require(boolean good) {
        if (!good) {
            throw new IllegalStateException("A key was not found");
        }
    }

    private static Principal principal() {
        var clock = Clock.systemUTC();
        var id = Ids.next(clock);
        var organization = new OrganizationRef(id, "Example");
        return new Principal(
                PrincipalType.API_KEY,
                id.toString(),
                "key",
                null,
                organization,
                id,
                id.toString(),
                List.of(Binding.of(Role.PROJECT_EDITOR, Role.PROJECT_EDITOR.level(), id)),
                null);
    }
}
