package dev.firedrill.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The committed expectation: every variant against every scenario. */
final class Matrix {

    private static final String MARK = "**";

    private final Table table;

    private Matrix(Table table) {
        this.table = table;
    }

    static Matrix committed() throws IOException {
        try (InputStream text = Objects.requireNonNull(Matrix.class.getResourceAsStream("matrix.md"))) {
            return new Matrix(Table.first(new String(text.readAllBytes(), UTF_8)));
        }
    }

    List<String> variants() {
        return table.rows();
    }

    List<String> scenarios() {
        return table.columns();
    }

    Verdict expected(String variant, String scenario) {
        return Verdict.parse(table.cell(variant, scenario).replace(MARK, ""));
    }

    /** The scenarios that a variant was made for; none for a sound one. */
    List<String> own(String variant) {
        return table.columns().stream()
                .filter(scenario -> table.cell(variant, scenario).startsWith(MARK))
                .toList();
    }

    boolean sound(String variant) {
        return own(variant).isEmpty();
    }
}
