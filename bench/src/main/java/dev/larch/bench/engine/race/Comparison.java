package dev.larch.bench.engine.race;

import dev.larch.bench.engine.contender.Contender;
import dev.larch.bench.engine.contender.LarchContender;
import dev.larch.bench.engine.contender.Roster;
import dev.larch.bench.engine.dataset.Dataset;
import dev.larch.bench.engine.dataset.ExactNeighbors;
import dev.larch.bench.engine.report.Ratio;
import java.util.List;
import java.util.Optional;

/** All contenders over one data set. */
public record Comparison(
        Dataset dataset,
        List<String> contenders,
        Builds builds,
        List<Curve> curves,
        List<ExtraRaces.Filtered> filtered,
        List<ExtraRaces.Threaded> threaded) {

    public static Comparison run(Dataset dataset, Roster roster, int rounds) {
        var truth = ExactNeighbors.of(dataset.base(), dataset.queries(), Contender.TOP_K, _ -> true);
        var contenders = roster.contenders();
        var builds = Builds.run(contenders, dataset.base().count());
        var curves = new SearchRace(contenders, truth).run(rounds);
        var extra = new ExtraRaces(dataset, contenders, rounds);
        var names = contenders.stream().map(Contender::name).toList();
        return new Comparison(dataset, names, builds, curves, extra.filtered(), extra.threaded());
    }

    /** How much quicker the engine is than the other at that recall. */
    public Ratio searchRatio(String peer, double recall, double floor) {
        double median = curve(LarchContender.NAME)
                .flatMap(ours -> curve(peer).map(theirs -> ours.medianRatioAt(recall, theirs)))
                .orElse(Double.NaN);
        return new Ratio("%s:qps@%s/%s".formatted(dataset.name(), recall, peer), median, floor);
    }

    private Optional<Curve> curve(String contender) {
        return curves.stream()
                .filter(curve -> curve.contender().equals(contender))
                .findFirst();
    }

    public Ratio buildRatio(String peer, double floor) {
        double median = builds.medianRatio(LarchContender.NAME, peer);
        return new Ratio("%s:build/%s".formatted(dataset.name(), peer), median, floor);
    }
}
