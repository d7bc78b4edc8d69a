package dev.larch.audit;

import dev.larch.platform.test.HouseRules;
import org.junit.jupiter.api.Test;

/** audit-service is built as the house builds. */
class HouseRulesTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.check("dev.larch.audit");
    }
}
