package dev.larch.iam;

import dev.larch.platform.test.HouseRules;
import org.junit.jupiter.api.Test;

/** The architecture of the house. */
class HouseRulesTest {

    @Test
    void holds() {
        HouseRules.check("dev.larch.iam");
    }
}
