package dev.larch.platform.test.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A request with one field made bad. */
record Mutation(String field, String value, FuzzRequest request) implements BadRequest {

    /** Every field of the request with every bad value, that many random ones among them. */
    static List<Mutation> of(FuzzRequest request, long seed, int random) {
        var all = new ArrayList<Mutation>();
        request.parameters()
                .keySet()
                .forEach(parameter -> BadValues.texts(seed, random)
                        .forEach(value -> all.add(new Mutation(
                                parameter.place() + " " + parameter.name(), value, request.with(parameter, value)))));
        if (!request.body().isEmpty()) {
            BadValues.bodies().forEach(body -> all.add(new Mutation("BODY", body, request.withBody(body))));
        }
        if (request.contentType().endsWith("json")) {
            JsonFields.of(request.body())
                    .forEach(field -> BadValues.json(seed, random)
                            .forEach(value -> all.add(
                                    new Mutation("BODY " + field, value, request.withBody(field.replacedBy(value))))));
        } else if (request.contentType().endsWith("x-www-form-urlencoded")) {
            FormFields.of(request.body())
                    .forEach(field -> BadValues.texts(seed, random)
                            .forEach(value -> all.add(
                                    new Mutation("BODY " + field, value, request.withBody(field.replacedBy(value))))));
        }
        return all;
    }

    Mutation filled(UnaryOperator<String> make) {
        return new Mutation(field, value, request.filled(make));
    }

    @Override
    public String operation() {
        return request.operation();
    }

    @Override
    public String toString() {
        return operation() + ", " + field + " = " + BadValues.shown(value);
    }
}
