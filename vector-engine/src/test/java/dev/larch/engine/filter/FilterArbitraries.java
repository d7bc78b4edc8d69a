package dev.larch.engine.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Metadata and filters over the same few fields and values, so that filters match some records and not others. */
public final class FilterArbitraries {

    private static final Arbitrary<String> FIELDS = Arbitraries.of("genre", "year", "tags", "seen");
    private static final Arbitrary<String> TEXTS = Arbitraries.of("a", "b", "c", "");
    private static final Arbitrary<Double> NUMBERS =
            Arbitraries.of(-1.5, -0.0, 0.0, 1.0, 2.0, 1e300, -Double.MAX_VALUE);
    private static final Arbitrary<Object> SCALARS = Arbitraries.oneOf(TEXTS, NUMBERS, Arbitraries.of(true, false));

    private FilterArbitraries() {}

    public static Arbitrary<Metadata> metadata() {
        Arbitrary<Object> values = Arbitraries.oneOf(SCALARS, TEXTS.list().ofMaxSize(3));
        return Arbitraries.maps(FIELDS, values).ofMaxSize(4).map(Metadata::of);
    }

    /** Filters that are well formed, as trees. */
    public static Arbitrary<Map<String, Object>> filters() {
        return objects(3);
    }

    private static Arbitrary<Map<String, Object>> objects(int depth) {
        var fields = Arbitraries.entries(FIELDS, conditions());
        Arbitrary<Map.Entry<String, Object>> entries =
                depth == 0 ? fields : Arbitraries.frequencyOf(Tuple.of(3, fields), Tuple.of(1, groups(depth - 1)));
        return entries.list().ofMinSize(1).ofMaxSize(2).map(FilterArbitraries::toMap);
    }

    private static Arbitrary<Map.Entry<String, Object>> groups(int depth) {
        Arbitrary<Object> members =
                objects(depth).list().ofMinSize(1).ofMaxSize(3).map(list -> list);
        return Arbitraries.entries(Arbitraries.of("$and", "$or"), members);
    }

    private static Arbitrary<Object> conditions() {
        Arbitrary<Object> operators = Arbitraries.oneOf(
                        Arbitraries.entries(Arbitraries.of("$eq", "$ne"), SCALARS),
                        Arbitraries.entries(Arbitraries.of("$in", "$nin"), lists()),
                        Arbitraries.entries(Arbitraries.of("$gt", "$gte", "$lt", "$lte"), NUMBERS.map(n -> (Object) n)),
                        Arbitraries.entries(
                                Arbitraries.just("$exists"),
                                Arbitraries.of(true, false).map(b -> (Object) b)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(FilterArbitraries::toMap);
        return Arbitraries.oneOf(SCALARS, operators);
    }

    private static Arbitrary<Object> lists() {
        return SCALARS.list().ofMaxSize(5).map(list -> list);
    }

    private static Map<String, Object> toMap(List<Map.Entry<String, Object>> entries) {
        var map = new HashMap<String, Object>();
        entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }
}
