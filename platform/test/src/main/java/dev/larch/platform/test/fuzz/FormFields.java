package dev.larch.platform.test.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The fields of a form: {@code a=b&c=d}. */
final class FormFields {

    /** One field of the form that has all of them. */
    record Field(List<String> pairs, int index) {

        String replacedBy(String value) {
            var changed = new ArrayList<>(pairs);
            changed.set(index, name() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            return String.join("&", changed);
        }

        private String name() {
            return pairs.get(index).split("=", 2)[0];
        }

        @Override
        public String toString() {
            return name();
        }
    }

    private FormFields() {}

    static List<Field> of(String body) {
        var pairs = List.of(body.split("&"));
        var fields = new ArrayList<Field>();
        for (int i = 0; i < pairs.size(); i++) {
            fields.add(new Field(pairs, i));
        }
        return fields;
    }
}
