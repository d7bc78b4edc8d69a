package dev.larch.iam.invite;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How invitations are mailed. The server itself is set by {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "larch.iam.mail")
interface InviteMailConfig {

    /** The address that mails come from. Without it no mail is sent, and the inviter is shown the link instead. */
    Optional<String> from();

    /** How long one mail may take. */
    @WithDefault("30s")
    Duration timeout();
}
