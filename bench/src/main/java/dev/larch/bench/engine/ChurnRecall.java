package dev.larch.bench.engine;

import dev.larch.bench.engine.contender.Contender;
import dev.larch.bench.engine.dataset.Dataset;
import dev.larch.bench.engine.dataset.ExactNeighbors;
import dev.larch.engine.filter.Metadata;
import java.util.Random;
import java.util.stream.IntStream;

/** Recall after a quarter of the records has got other vectors, and that of an index which has never seen anything else. */
record ChurnRecall(double churned, double fresh, MemoryUse memory) {

    private static final long SEED = 25;

    /** Changes the index, which holds the data set's base. */
    static ChurnRecall measure(Dataset dataset, DefaultIndex index) {
        var replaced = new Random(SEED)
                .ints(0, dataset.base().count())
                .distinct()
                .limit(Math.min(dataset.base().count() / 4, dataset.spare().count()))
                .toArray();
        IntStream.range(0, replaced.length)
                .forEach(i -> index.put(replaced[i], dataset.spare().row(i), Metadata.EMPTY));
        index.linkAll();
        var vectors = dataset.base().replacing(replaced, dataset.spare());
        var truth = ExactNeighbors.of(vectors, dataset.queries(), Contender.TOP_K, _ -> true);
        double churned = truth.recall(index.search(dataset.queries()));
        var memory = MemoryUse.of(vectors);
        return new ChurnRecall(churned, truth.recall(memory.index().search(dataset.queries())), memory);
    }

    double ratio() {
        return churned / fresh;
    }
}
