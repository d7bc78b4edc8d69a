package dev.larch.iam.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has asked too often waits, and nobody else does. */
class ThrottleTest {

    private record Limits(int perClient, int perAddress, int wrongSecretCountsAs) implements ThrottleConfig {}

    private final AtomicLong time = new AtomicLong();
    private final Throttle throttle = new Throttle(new Limits(60, 200, 20), time::get);

    @Test
    void letsAMinutesWorthThroughAndThenOneASecond() {
        assertEquals(60, turns("a", "1.2.3.4"));

        assertEquals(1, throttle.secondsUntilTurn("a", "1.2.3.4"));
        pass(Duration.ofSeconds(1));
        assertEquals(1, turns("a", "1.2.3.4"));
    }

    @Test
    void countsAClientForEachAddressByItself() {
        turns("a", "1.2.3.4");

        assertEquals(60, turns("a", "5.6.7.8"));
    }

    @Test
    void countsAllClientsOfAnAddressTogether() {
        int all = 0;
        for (int i = 0; i < 10; i++) {
            all += turns("client" + i, "1.2.3.4");
        }

        assertEquals(200, all);
    }

    @Test
    void countsAWrongSecretForSeveral() {
        throttle.secondsUntilTurn("a", "1.2.3.4");
        throttle.countRefusal("a", "1.2.3.4");

        assertEquals(40, turns("a", "1.2.3.4"));
    }

    @Test
    void forgivesAfterAMinuteHoweverManyWereRefused() {
        for (int i = 0; i < 1_000; i++) {
            throttle.countRefusal("a", "1.2.3.4");
        }
        assertTrue(throttle.secondsUntilTurn("a", "1.2.3.4") > 0);

        pass(Duration.ofMinutes(2));

        assertEquals(60, turns("a", "1.2.3.4"));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4, 1.2.3.4",
        "::ffff:1.2.3.4, ::ffff:1.2.3.4",
        "2001:db8:0:1:5::9, 2001:db8:0:1::/64",
        "2001:0DB8:0000:0001:ffff:1:2:3, 2001:db8:0:1::/64",
        "2001:db8::1, 2001:db8:0:0::/64",
        "::1, 0:0:0:0::/64",
        "fe80::1%eth0, fe80:0:0:0::/64"
    })
    void takesANetworkOfIpv6ForOneAddress(String address, String group) {
        assertEquals(group, SourceGroup.of(address));
    }

    private int turns(String client, String address) {
        int turns = 0;
        while (turns < 1_000 && throttle.secondsUntilTurn(client, address) == 0) {
            turns++;
        }
        return turns;
    }

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }
}
