package dev.larch.iam.invite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.larch.iam.config.IamConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What inviting does with and without a mail server. */
class InviteMailerTest {

    @Test
    void handsTheLinkToTheInviterWithoutAMailServer() {
        var mailer = mailer(Optional.empty());

        assertEquals(MailStatus.NOT_CONFIGURED, mailer.initialStatus());
        assertEquals("https://larch.test/session/login", mailer.linkToHandOn());
    }

    @Test
    void keepsTheLinkForTheMailWithOne() {
        var mailer = mailer(Optional.of("larch@acme.example"));

        assertNull(mailer.initialStatus());
        assertNull(mailer.linkToHandOn());
    }

    private static InviteMailer mailer(Optional<String> from) {
        return new InviteMailer(null, new Mailing(from, Duration.ofSeconds(1)), iam(), null);
    }

    record Mailing(Optional<String> from, Duration timeout) implements InviteMailConfig {}

    private static IamConfig iam() {
        return new SmallRyeConfigBuilder()
                .withMapping(IamConfig.class)
                .withDefaultValue("larch.iam.url", "http://localhost")
                .withDefaultValue("larch.iam.issuer", "https://larch.test/")
                .withDefaultValue("larch.iam.key-file", "keys")
                .build()
                .getConfigMapping(IamConfig.class);
    }
}
