package dev.larch.engine;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.filter.NaiveFilter;
import dev.larch.engine.record.VectorRecord;
import dev.larch.engine.search.Match;
import dev.larch.engine.vector.Metric;
import dev.larch.engine.vector.SparseVector;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A namespace in a plain map, searched by sorting: what the engine is compared with. */
public final class NaiveIndex {

    private final Metric metric;
    private final Map<String, VectorRecord> records = new TreeMap<>();
    private final Map<String, Long> seen = new HashMap<>();

    public NaiveIndex(Metric metric) {
        this.metric = metric;
    }

    public boolean upsert(String id, float[] vector, Metadata metadata, long sequence) {
        return upsert(new VectorRecord(id, vector, metadata, sequence));
    }

    public boolean upsert(VectorRecord written) {
        boolean news = isNews(written.id(), written.sequence());
        if (news) {
            records.put(written.id(), written);
        }
        return news;
    }

    public boolean delete(String id, long sequence) {
        boolean news = isNews(id, sequence);
        if (news) {
            records.remove(id);
        }
        return news;
    }

    public List<Match> search(float[] query, int topK, Map<String, Object> filter) {
        return search(query, null, topK, filter);
    }

    /** Without a dense query, what scores 0 is no match. */
    public List<Match> search(float[] query, @Nullable SparseVector sparse, int topK, Map<String, Object> filter) {
        var nearest = Comparator.comparing(
                Match::score, metric == Metric.EUCLIDEAN ? Comparator.naturalOrder() : Comparator.reverseOrder());
        return records.values().stream()
                .filter(kept -> NaiveFilter.matches(filter, kept.metadata()))
                .map(kept -> new Match(kept.id(), score(query, sparse, kept), kept.sequence(), kept.metadata()))
                .filter(match -> query.length > 0 || match.score() != 0)
                .sorted(nearest.thenComparing(Match::id))
                .limit(topK)
                .toList();
    }

    public List<String> idsMatching(Map<String, Object> filter) {
        return records.values().stream()
                .filter(kept -> NaiveFilter.matches(filter, kept.metadata()))
                .map(VectorRecord::id)
                .toList();
    }

    public int size() {
        return records.size();
    }

    public float score(float[] left, float[] right) {
        return (float) unrounded(left, right);
    }

    private float score(float[] query, @Nullable SparseVector sparse, VectorRecord kept) {
        return (float) (unrounded(query, kept.vector()) + dot(sparse, kept.sparse()));
    }

    private double unrounded(float[] left, float[] right) {
        return switch (metric) {
            case DOT_PRODUCT -> dot(left, right);
            case EUCLIDEAN -> squaredDistance(left, right);
            case COSINE -> cosine(left, right);
        };
    }

    private boolean isNews(String id, long sequence) {
        boolean news = sequence > seen.getOrDefault(id, Long.MIN_VALUE);
        if (news) {
            seen.put(id, sequence);
        }
        return news;
    }

    private static double cosine(float[] left, float[] right) {
        double lengths = Math.sqrt(dot(left, left)) * Math.sqrt(dot(right, right));
        return lengths == 0 ? 0 : dot(left, right) / lengths;
    }

    private static double dot(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (double) left[i] * right[i];
        }
        return sum;
    }

    private static double dot(@Nullable SparseVector left, @Nullable SparseVector right) {
        double sum = 0;
        if (left != null && right != null) {
            var weights = new HashMap<Long, Float>();
            IntStream.range(0, right.size()).forEach(i -> weights.put(right.index(i), right.value(i)));
            for (int i = 0; i < left.size(); i++) {
                sum += (double) left.value(i) * weights.getOrDefault(left.index(i), 0f);
            }
        }
        return sum;
    }

    private static double squaredDistance(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            double difference = (double) left[i] - right[i];
            sum += difference * difference;
        }
        return sum;
    }
}
