package dev.larch.iam.hostile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Company;
import dev.larch.iam.fixture.CompanySignIn;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.QueryStringEncoder;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever comes back in place of the provider's answer: never an error of the service, never a session. */
@QuarkusTest
class CallbackFuzzTest {

    private static final int TRIES = 300;
    private static final int MOST_PARAMETERS = 6;

    private final Company company = Company.create();
    private final HostileProvider provider = new HostileProvider();
    private String connection = "";

    private record Parameter(String name, String value) {}

    @BeforeEach
    void connect() {
        company.prove();
        connection = company.connect(provider.issuer(), Map.of());
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void refusesAnyParameters() {
        // Said with a failure, so that it can be tried again.
        long seed = System.nanoTime();
        var random = new Random(seed);

        // The service runs in the test's JVM, which jqwik's own engine would not start.
        JqwikSession.run(() -> {
            var generator = parameters().list().ofMaxSize(MOST_PARAMETERS).generator(TRIES);
            for (int i = 0; i < TRIES; i++) {
                refuse(generator.next(random).value(), seed);
            }
        });
    }

    private void refuse(List<Parameter> sent, long seed) {
        var visit = CompanySignIn.begin();
        var address = address(sent, visit);

        int status = visit.browser().get(address).statusCode();

        assertTrue(status >= 400 && status < 500, () -> "seed %d: %d after %s".formatted(seed, status, sent));
        assertFalse(visit.isSignedIn(), () -> "seed %d: %s".formatted(seed, sent));
    }

    private String stateOf(CompanySignIn visit) {
        var atProvider = visit.depart(company.email("ann"), "/session");
        return new QueryStringDecoder(atProvider).parameters().get("state").getFirst();
    }

    /** Half of them are of the browser's own sign-in. */
    private String address(List<Parameter> parameters, CompanySignIn visit) {
        var all = new ArrayList<>(parameters);
        if (parameters.size() % 2 == 0) {
            all.addFirst(new Parameter("state", stateOf(visit)));
        }
        var address = new QueryStringEncoder("/sso/%s/callback".formatted(connection), StandardCharsets.UTF_8);
        all.forEach(parameter -> address.addParam(parameter.name(), parameter.value()));
        return address.toString();
    }

    private static Arbitrary<Parameter> parameters() {
        var known = Arbitraries.of("code", "state", "iss", "error", "error_description", "session_state", "id_token");
        var anyName = Arbitraries.strings().ofMinLength(1).ofMaxLength(10);
        var hostile = Arbitraries.of("", "\u0000", "../../x", "<script>", "%00", "\r\nSet-Cookie: a=b", "[]", "null");
        var anyValue = Arbitraries.strings().ofMaxLength(200);
        return Combinators.combine(
                        Arbitraries.frequencyOf(Tuple.of(6, known), Tuple.of(1, anyName)),
                        Arbitraries.oneOf(hostile, anyValue))
                .as(Parameter::new);
    }
}
