package dev.larch.platform.resolution;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the revocation log by long polls, one after the other, for as long as the service lives. */
final class RevocationFollower {

    private static final Logger LOGGER = LoggerFactory.getLogger(RevocationFollower.class);
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(4);
    private static final long RETRY_MILLIS = 200;

    /** Polls once: after a position, with a nonce. */
    interface Poll {
        Uni<RevocationPage> after(long position, String nonce);
    }

    private final Vertx vertx;
    private final Poll poll;
    private final Supplier<String> nonces;
    private final AnswerCache cache;
    private final CredentialLease lease;

    private long position = -1;
    private boolean healthy = true;
    private volatile boolean closed;

    RevocationFollower(Vertx vertx, Poll poll, Supplier<String> nonces, AnswerCache cache, CredentialLease lease) {
        this.vertx = vertx;
        this.poll = poll;
        this.nonces = nonces;
        this.cache = cache;
        this.lease = lease;
    }

    void start() {
        vertx.getOrCreateContext().runOnContext(_ -> next());
    }

    void close() {
        closed = true;
    }

    private void next() {
        if (closed) {
            return;
        }
        long sentAt = System.nanoTime();
        var nonce = nonces.get();
        poll.after(position, nonce)
                .ifNoItem()
                .after(POLL_TIMEOUT)
                .fail()
                .subscribe()
                .with(page -> answered(page, nonce, sentAt), this::failed);
    }

    private void answered(RevocationPage page, String nonce, long sentAt) {
        if (!nonce.equals(page.nonce())) {
            failed(new IllegalArgumentException("The answer carries another poll's nonce"));
            return;
        }
        if (position < 0 || page.position() < position || page.incomplete()) {
            cache.forgetBefore(page.position());
        }
        cache.apply(page.entries());
        position = page.position();
        lease.renew(sentAt);
        if (!healthy) {
            LOGGER.atInfo().log("iam-service answers again");
        }
        healthy = true;
        next();
    }

    private void failed(Throwable cause) {
        if (healthy) {
            LOGGER.atWarn().setCause(cause).log("The revocation log cannot be followed; the credential lease runs out");
        }
        healthy = false;
        vertx.setTimer(RETRY_MILLIS, _ -> next());
    }
}
