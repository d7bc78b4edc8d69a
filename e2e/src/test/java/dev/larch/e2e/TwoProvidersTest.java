package dev.larch.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.larch.e2e.company.Company;
import dev.larch.e2e.company.CompanyExtension;
import dev.larch.e2e.company.Connection;
import dev.larch.e2e.company.Employee;
import dev.larch.e2e.company.Partner;
import dev.larch.testbed.keycloak.People;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An organization with two domains, each with a provider of another make: people sign in at their own one, and nothing
 * that one of the two says counts at the other.
 */
@ExtendWith(CompanyExtension.class)
class TwoProvidersTest {

    private final Company company;
    private final Employee employee;

    TwoProvidersTest(Company company) {
        this.company = company;
        this.employee = company.employee();
    }

    @Test
    void bringsPeopleInByTheProviderOfTheirDomain() {
        var toPartner = employee.ask(Partner.LIN);
        var toCompany = employee.ask(People.ADA);

        assertEquals(303, employee.bring(employee.answer(toPartner)).status());

        assertTrue(toPartner.toString().startsWith(company.partner().provider().issuer() + "/"));
        assertTrue(toCompany.toString().startsWith(company.keycloak().url() + "/"));
        var page = employee.page().expect(200).body();
        assertTrue(page.contains(Partner.LIN) && page.contains("OrgMember"), page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256", "EdDSA"})
    void takesEachSignatureThatTheProviderOffers(String algorithm) {
        assertEquals(algorithm, company.partner().signWith(algorithm));

        assertEquals(303, employee.signIn(Partner.LIN).status());

        employee.page().expect(200);
    }

    @Test
    void staysWithAProviderThatReplacesAllItsKeys() {
        company.employee().signIn(Partner.LIN).expect(303);
        company.partner().provider().rotateKeys();

        assertEquals(303, employee.signIn(Partner.LIN).status());
    }

    @Test
    void endsWithTheSessionAtTheProvider() {
        employee.signIn(Partner.LIN).expect(303);
        employee.page().expect(200);

        employee.signOutAtPartner();

        await().atMost(10, SECONDS).until(() -> employee.page().status() != 200);
    }

    /**
     * Both providers are asked in one browser, and both answer. Then the one that is named first gets the code of the other
     * one, with the state of one of them, and the issuer of one of them or none.
     */
    @ParameterizedTest
    @CsvSource({
        "company, company, partner, mix_up",
        "company, company, none, mix_up",
        "company, company, company, provider_grant",
        "company, partner, partner, state",
        "company, partner, company, state",
        "partner, partner, company, mix_up",
        "partner, partner, none, mix_up",
        "partner, partner, partner, provider_grant",
        "partner, company, company, state",
        "partner, company, partner, state"
    })
    void refusesTheCodeOfTheOtherProvider(String at, String stateOf, String issuerOf, String reason) {
        var answers = Map.of(
                "company", parameters(employee.answer(employee.ask(People.ADA))),
                "partner", parameters(employee.answer(employee.ask(Partner.LIN))));
        var mixed = new TreeMap<>(answers.get("company".equals(at) ? "partner" : "company"));
        mixed.put("state", answers.get(stateOf).get("state"));
        mixed.remove("iss");
        mixed.putAll(
                "none".equals(issuerOf)
                        ? Map.of()
                        : Map.of("iss", answers.get(issuerOf).get("iss")));
        var connection = "company".equals(at) ? company.own() : company.partners();
        var before = reasons(connection);

        var reply = employee.bring(address(connection, mixed));

        assertEquals(401, reply.status());
        assertTrue(reply.body().contains("(Reason: " + reason + ")"), reply.body());
        assertEquals(303, employee.page().status());
        assertNextRefusal(connection, before, reason);
    }

    /** What a provider says of people of a domain that is another's. */
    @Test
    void believesNoProviderAboutPeopleOfTheOtherOne() {
        var before = reasons(company.partners());
        var question = employee.askBy(company.partners()) + "&login_hint=" + encode(People.ADA);

        var reply = employee.bring(employee.answer(URI.create(question)));

        assertEquals(403, reply.status());
        assertTrue(reply.body().contains("(Reason: email_domain)"), reply.body());
        assertNextRefusal(company.partners(), before, "email_domain");
    }

    private void assertNextRefusal(Connection connection, List<String> before, String reason) {
        await().atMost(10, SECONDS).until(() -> reasons(connection).size() > before.size());
        var after = reasons(connection);
        assertEquals(List.of(reason), after.subList(before.size(), after.size()));
    }

    private List<String> reasons(Connection connection) {
        return company.refusals(connection).stream()
                .map(event -> event.path("parameters").path("reason"))
                .map(JsonNode::asText)
                .toList();
    }

    private static Map<String, String> parameters(URI answer) {
        return Arrays.stream(answer.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static URI address(Connection connection, Map<String, String> parameters) {
        return URI.create(connection.callback() + "?"
                + parameters.entrySet().stream().map(Object::toString).collect(Collectors.joining("&")));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
