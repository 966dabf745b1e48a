package dev.firedrill.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the committed page says of each variant before it is run: the scenarios that it fails or is warned by, and why. */
final class Expected {

    private static final String MADE_FOR = "made for";
    private static final String SHOWS_IN = "shows in too";
    private static final String WARNED = " (warned)";
    private static final String NOT_CONCERNED = " (n/a)";
    private static final String PERHAPS = " (perhaps)";
    private static final String OTHERS_MAY_STAY_OPEN = "others (open)";
    private static final String NONE = "–";

    /** How a defect shows. */
    enum Sign {
        /** The scenario fails. */
        FAILS,
        /** It passes with a warning: what it found wrong is a SHOULD. */
        WARNED;

        boolean in(Judgement judgement) {
            return in(judgement.outcome(), !judgement.warnings().isEmpty());
        }

        boolean in(Outcome outcome, boolean warned) {
            return switch (this) {
                case FAILS -> outcome == Outcome.FAILED;
                case WARNED -> outcome == Outcome.PASSED && warned;
            };
        }

        static Sign of(String word) {
            return word.endsWith(Expected.WARNED) ? WARNED : FAILS;
        }
    }

    private final Table table;

    private Expected(Table table) {
        this.table = table;
    }

    static Expected committed() throws IOException {
        try (InputStream text = Objects.requireNonNull(Expected.class.getResourceAsStream("expected.md"))) {
            return new Expected(Table.first(new String(text.readAllBytes(), UTF_8)));
        }
    }

    List<String> variants() {
        return table.rows();
    }

    boolean sound(String variant) {
        return own(variant).isEmpty();
    }

    /** The scenarios that a variant was made for, and how it shows there; none for a sound one. */
    Map<String, Sign> own(String variant) {
        var signs = new LinkedHashMap<String, Sign>();
        words(variant, MADE_FOR).forEach(word -> signs.put(word.replace(WARNED, ""), Sign.of(word)));
        return signs;
    }

    /** The other scenarios that may not pass, for the same defect. */
    Set<String> elsewhere(String variant) {
        return words(variant, SHOWS_IN)
                .filter(word -> !word.endsWith(NOT_CONCERNED) && !word.endsWith(PERHAPS))
                .collect(Collectors.toSet());
    }

    /** Whether a scenario does not concern a variant. */
    private boolean unconcerned(String variant, String id) {
        return words(variant, SHOWS_IN).anyMatch((id + NOT_CONCERNED)::equals);
    }

    /** Whether the defect shows there only when it meets something by chance. */
    private boolean perhaps(String variant, String id) {
        return words(variant, SHOWS_IN).anyMatch((id + PERHAPS)::equals);
    }

    private Stream<String> words(String variant, String column) {
        return Arrays.stream(table.cell(variant, column).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty() && !word.equals(NONE));
    }

    /** Whether a judgement is as the page says. */
    boolean allows(String variant, Judgement judgement) {
        return allows(
                variant,
                judgement.id(),
                judgement.outcome(),
                !judgement.warnings().isEmpty());
    }

    /** The same for an outcome without its reasons. */
    boolean allows(String variant, String id, Outcome outcome, boolean warned) {
        Sign own = own(variant).get(id);
        if (own != null) {
            return own.in(outcome, warned);
        }
        if (perhaps(variant, id)) {
            return outcome != Outcome.NOT_APPLICABLE;
        }
        Set<String> elsewhere = elsewhere(variant);
        return switch (outcome) {
            case NOT_APPLICABLE -> unconcerned(variant, id);
            case PASSED -> !elsewhere.contains(id) && !unconcerned(variant, id);
            case FAILED -> elsewhere.contains(id);
            case INCONCLUSIVE -> elsewhere.contains(id) || elsewhere.contains(OTHERS_MAY_STAY_OPEN);
        };
    }
}
