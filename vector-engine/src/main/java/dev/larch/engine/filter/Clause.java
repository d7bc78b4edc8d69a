package dev.larch.engine.filter;

import java.util.List;
import java.util.Set;

/** A filter or a part of one, as a question to a chunk's columns. */
sealed interface Clause {

    /** Returns a new set of rows, which the caller may change; rows that nobody has published may be among them. */
    RowBits matching(MetadataColumns columns);

    /** Every part holds; all rows when there is no part. */
    record All(List<Clause> parts) implements Clause {
        @Override
        public RowBits matching(MetadataColumns columns) {
            var rows = RowBits.all();
            parts.forEach(part -> rows.and(part.matching(columns)));
            return rows;
        }
    }

    /** At least one part holds. */
    record Any(List<Clause> parts) implements Clause {
        @Override
        public RowBits matching(MetadataColumns columns) {
            var rows = RowBits.none();
            parts.forEach(part -> rows.or(part.matching(columns)));
            return rows;
        }
    }

    /** The record has the field. */
    record Present(String field) implements Clause {
        @Override
        public RowBits matching(MetadataColumns columns) {
            var rows = RowBits.none();
            var column = columns.find(field);
            if (column != null) {
                column.addPresent(rows);
            }
            return rows;
        }
    }

    /** The record lacks the field. */
    record Absent(String field) implements Clause {
        @Override
        public RowBits matching(MetadataColumns columns) {
            return RowBits.all().minus(new Present(field).matching(columns));
        }
    }

    /** The field is a number from {@code low} to {@code high}, both included. */
    record InRange(String field, double low, double high) implements Clause {
        @Override
        public RowBits matching(MetadataColumns columns) {
            var rows = RowBits.none();
            var column = columns.find(field);
            if (column != null) {
                column.addInRange(low, high, rows);
            }
            return rows;
        }
    }

    /** The field is one of the strings, booleans or numbers, or a list that contains one of the strings. */
    @SuppressWarnings("ArrayRecordComponent") // searched by bisection, and clauses are never compared
    record AnyOf(String field, Set<Object> values, double[] sortedNumbers) implements Clause {
        @Override
        public RowBits matching(MetadataColumns columns) {
            var rows = RowBits.none();
            var column = columns.find(field);
            if (column != null) {
                column.addAnyOf(values, rows);
                column.addAnyOf(sortedNumbers, rows);
            }
            return rows;
        }
    }

    /** The record has the field, and no value that the other clause asks for: a record without it does not match. */
    record NoneOf(AnyOf values) implements Clause {
        @Override
        public RowBits matching(MetadataColumns columns) {
            return new Present(values.field()).matching(columns).minus(values.matching(columns));
        }
    }
}
