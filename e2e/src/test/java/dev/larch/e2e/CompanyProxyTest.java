package dev.larch.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.e2e.company.Company;
import dev.larch.e2e.company.CompanyExtension;
import dev.larch.e2e.company.Partner;
import dev.larch.testbed.proxy.ForwardProxy;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sign-in through the company's proxy, which asks for a password: the partner's provider has a host name that nobody else
 * knows, and speaks TLS only.
 */
@ExtendWith(CompanyExtension.class)
class CompanyProxyTest {

    private static final String MESSAGE =
            "The host login.partner.example cannot be reached through the company's proxy.";

    private final Company company;

    CompanyProxyTest(Company company) {
        this.company = company;
    }

    @Test
    void carriesEveryCallToTheProvider() {
        company.employee().signIn(Partner.LIN).expect(303);
        assertTrue(company.look(company.partners()).path("ok").asBoolean());

        var calls = company.partner().provider().calls();

        assertEquals(Set.of("GET /.well-known/openid-configuration", "GET /jwks", "POST /token"), new TreeSet<>(calls));
        assertEquals(
                calls.size(), tunnels("CONNECT " + company.partner().provider().authority()));
    }

    @Test
    void isLeftOutForHostsThatAreReachedWithoutIt() {
        assertTrue(company.look(company.own()).path("ok").asBoolean());

        assertEquals(0, tunnels("localhost"));
        assertEquals(0, tunnels("127.0.0.1"));
    }

    @Test
    void saysWhenTheProxyIsDownAndGoesOnWhenItIsBack() {
        refusesWhile(proxy -> {});

        assertTrue(company.log().contains("A call did not get through the company's proxy"));
        assertFalse(company.look(company.partners()).path("message").asText().contains("proxy"));
        assertEquals(303, company.employee().signIn(Partner.LIN).status());
    }

    @Test
    void saysWhenTheProxyDoesNotTakeThePassword() {
        refusesWhile(proxy -> proxy.comeBackFor(Partner.USER, "another-password"));

        assertTrue(company.log().contains("407"), "what the proxy said is not in the log");
    }

    /** A certificate that names another host is refused within the tunnel too. */
    @Test
    void believesNoHostThatIsNotTheOneOfTheCertificate() {
        var authority = company.partner().provider().authority().replace("login", "imposter");

        var found = company.lookAt("https://" + authority);

        assertEquals(
                "The host imposter.partner.example cannot be reached through the company's proxy.",
                found.path("message").asText());
        assertFalse(found.path("ok").asBoolean());
        assertEquals(1, tunnels("CONNECT " + authority));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254",
                "https://[fd00:ec2::254]",
                "https://metadata.google.internal",
                "https://10.1.2.3",
                "https://idp.internal",
                "https://intranet"
            })
    void isNoWayToTheMachinesOfTheCompany(String issuer) {
        var before = company.partner().proxy().requests();

        var found = company.lookAt(issuer);
        var message = found.path("message").asText();

        assertFalse(found.path("ok").asBoolean());
        assertTrue(message.contains("is not on the Internet, and larch.outbound.allow does not name it"), message);
        assertEquals(before, company.partner().proxy().requests());
    }

    /** Somebody is back from his provider while Larch cannot get to it. */
    private void refusesWhile(Consumer<ForwardProxy> fault) {
        var employee = company.employee();
        var back = employee.answer(employee.ask(Partner.LIN));
        var before = company.refusals(company.partners()).size();
        var proxy = company.partner().proxy();
        proxy.goDown();
        try {
            fault.accept(proxy);
            var reply = employee.bring(back);
            assertEquals(503, reply.status());
            assertTrue(reply.body().contains("sign-in service is out of order"), reply.body());
            assertTrue(reply.body().contains("(Reason: provider_answer)"), reply.body());
            assertEquals(
                    MESSAGE, company.look(company.partners()).path("message").asText());
            assertEquals(303, employee.page().status());
        } finally {
            proxy.goDown();
            proxy.comeBack();
        }
        assertWrittenDown(before, back);
    }

    private void assertWrittenDown(int before, URI answer) {
        await().atMost(10, SECONDS)
                .until(() -> company.refusals(company.partners()).size() > before);
        var events = company.refusals(company.partners());
        assertEquals(before + 1, events.size());
        var event = events.getLast();
        assertEquals("provider_answer", event.path("parameters").path("reason").asText());
        assertTrue(event.toString().contains(MESSAGE), event::toString);
        var code = answer.getRawQuery().replaceAll(".*code=([^&]*).*", "$1");
        for (var secret : Stream.concat(Stream.of(code), company.partner().secrets().stream())
                .toList()) {
            assertFalse(event.toString().contains(secret), "a secret is in the event");
            assertFalse(company.log().contains(secret), "a secret is in the log");
        }
    }

    private long tunnels(String text) {
        return company.partner().proxy().requests().stream()
                .filter(request -> request.contains(text))
                .count();
    }
}
