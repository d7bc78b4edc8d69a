package dev.larch.bench.engine.race;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.bench.engine.race.Curve.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {

    private final Curve curve = new Curve(
            "subject",
            List.of(
                    new Point(10, 0.90, new double[] {100, 200, 400}),
                    new Point(20, 0.94, new double[] {400, 800, 1600}),
                    new Point(40, 0.98, new double[] {1000, 1000, 1000})));

    @Test
    void timeGrowsByTheSameFactorBetweenTwoPoints() {
        double nanos = curve.nanosAt(0.92, 1);

        assertEquals(400, nanos, 1e-9);
    }

    @Test
    void timeOfAMeasuredRecallIsTheMeasuredTime() {
        double nanos = curve.nanosAt(0.94, 2);

        assertEquals(1600, nanos, 1e-9);
    }

    @Test
    void lowerRecallThanAnyTakesTheTimeOfTheLowest() {
        double nanos = curve.nanosAt(0.5, 0);

        assertEquals(100, nanos, 1e-9);
    }

    @Test
    void recallThatWasNeverReachedHasNoTime() {
        double nanos = curve.nanosAt(0.99, 0);

        assertEquals(Double.NaN, nanos);
    }

    @Test
    void ratioIsTheMedianOfTheRoundsRatios() {
        var slower = new Curve("yardstick", List.of(new Point(5, 0.95, new double[] {300, 200, 4000})));

        double ratio = curve.medianRatioAt(0.90, slower);

        assertEquals(3, ratio, 1e-9);
    }

    @Test
    void rateIsThatOfTheMedianRound() {
        double rate = curve.medianRateAt(0.90);

        assertEquals(1e9 / 200, rate, 1e-3);
    }
}
