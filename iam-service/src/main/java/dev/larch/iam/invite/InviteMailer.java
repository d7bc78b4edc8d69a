package dev.larch.iam.invite;

import dev.larch.iam.config.IamConfig;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mails invitations. Call it after the invite is committed: nobody waits for the mail, the invite shows how it went. */
@ApplicationScoped
class InviteMailer {

    private static final Logger LOGGER = LoggerFactory.getLogger(InviteMailer.class);
    private static final int LONGEST_NAME = 100;
    private static final String RECORD = "UPDATE invite SET mail_status = $1 WHERE organization_id = $2 AND id = $3";

    private final ReactiveMailer mailer;
    private final InviteMailConfig config;
    private final IamConfig iam;
    private final Pool pool;

    InviteMailer(ReactiveMailer mailer, InviteMailConfig config, IamConfig iam, Pool pool) {
        this.mailer = mailer;
        this.config = config;
        this.iam = iam;
        this.pool = pool;
    }

    /** What an invite shows before anything was sent. */
    @Nullable
    MailStatus initialStatus() {
        return config.from().isEmpty() ? MailStatus.NOT_CONFIGURED : null;
    }

    /** The link for the inviter to hand on; null where a mail carries it. */
    @Nullable
    String linkToHandOn() {
        return config.from().isEmpty() ? link() : null;
    }

    /** Sends the mail in the background, if there is a mail server. */
    void send(Invite invite, Principal inviter) {
        if (config.from().isEmpty()) {
            return;
        }
        mailer.send(mail(invite, inviter))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .replaceWith(MailStatus.SENT)
                .onFailure()
                .recoverWithItem(cause -> failed(invite, cause))
                .flatMap(status -> record(invite, status))
                .subscribe()
                .with(
                        _ -> {},
                        cause -> LOGGER.atWarn()
                                .setCause(cause)
                                .addKeyValue("inviteId", invite.id())
                                .log("What became of an invitation's mail could not be recorded"));
    }

    private Uni<Void> record(Invite invite, MailStatus status) {
        return pool.preparedQuery(RECORD)
                .execute(Tuple.of(status.wireName(), invite.organizationId(), invite.id()))
                .replaceWithVoid();
    }

    private Mail mail(Invite invite, Principal inviter) {
        var organization = plain(Objects.requireNonNull(inviter.organization()));
        var text = """
                %s has invited you to the organization %s in Larch.

                Sign in with this address, %s, to accept: %s

                The invitation ends at %s. If you did not expect it, you need not do anything.
                """.formatted(plain(inviter.name()), organization, invite.email(), link(), invite.expiresAt());
        return Mail.withText(invite.email(), "Invitation to " + organization, text)
                .setFrom(config.from().orElseThrow());
    }

    private String link() {
        return iam.issuer().toString().replaceAll("/+$", "") + "/session/login";
    }

    private static MailStatus failed(Invite invite, Throwable cause) {
        LOGGER.atWarn().setCause(cause).addKeyValue("inviteId", invite.id()).log("An invitation could not be mailed");
        return MailStatus.FAILED;
    }

    private static String plain(OrganizationRef organization) {
        return plain(organization.name());
    }

    /** Names are what somebody typed: nothing in them may end a line of a header. */
    private static String plain(String name) {
        var line = name.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME) + "...";
    }
}
