package dev.firedrill.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import dev.firedrill.history.Fact;
import dev.firedrill.report.Sighting.Row;
import dev.firedrill.report.Words.Placed;
import dev.firedrill.report.Words.Word;
import dev.firedrill.report.pages.Timeline;
import dev.firedrill.report.pages.Timeline.Glyph;
import dev.firedrill.report.pages.Timeline.Label;
import dev.firedrill.report.pages.Timeline.Lane;
import dev.firedrill.report.pages.Timeline.Proof;
import dev.firedrill.report.pages.Timeline.Shade;
import dev.firedrill.report.pages.Timeline.Tail;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lays out one lane.
 *
 * @param bunches its marks
 * @param proofs those that decided a finding
 * @param anchor where the text says what an entry decided
 */
record LaneOf(
        String name,
        Scale scale,
        List<Spell> spells,
        List<Bunch> bunches,
        List<Sighting> proofs,
        Function<Sighting, String> anchor,
        String scenario) {

    private static final int HEAD = 19;
    private static final int LINE = 13;
    private static final int ROW = 16;
    private static final int FOOT = 5;
    private static final int MOST_LINES = 3;
    private static final int LONGEST_NAME = 21;
    private static final int LONGEST_WORD = 64;
    private static final int LONGEST_TITLE = 200;

    /** Nobody steps through more than this. */
    private static final int MOST_MEMBERS = 50;

    /** A count is written into a bar that has room for it. */
    private static final double DIGIT = 6.2;

    /** Changes of a tenant that its callbacks show already. */
    private static final Set<String> SHOWN = Set.of("installed", "enabled", "disabled", "uninstalled");

    Lane lane(int top) {
        List<Placed> words = Words.place(words(), MOST_LINES, Timeline.LEFT + 3, Timeline.RIGHT - 2);
        int first =
                top + HEAD + LINE * words.stream().mapToInt(Placed::line).max().orElse(0) + ROW / 2;
        List<Row> rows = rows();
        Function<Row, Integer> y = row -> first + ROW * rows.indexOf(row);
        return new Lane(
                Prose.oneLine(name, LONGEST_NAME),
                Prose.oneLine(name, LONGEST_TITLE),
                top,
                first + ROW * Math.max(1, rows.size()) - ROW / 2 + FOOT - top,
                rows.stream()
                        .map(r -> new Timeline.Row(r.label(), y.apply(r) + 3))
                        .toList(),
                spells.stream().map(this::shade).toList(),
                words.stream()
                        .map(w -> new Label(Scale.number(w.x()), top + 13 + LINE * w.line(), w.text()))
                        .toList(),
                tails(y),
                bunches.stream()
                        .sorted(Comparator.comparing(b -> b.first().wrong()))
                        .map(b -> glyph(b, y.apply(b.first().kind().row())))
                        .toList(),
                proofs.stream().map(p -> proof(p, y.apply(p.kind().row()))).toList());
    }

    private List<Tail> tails(Function<Row, Integer> y) {
        Map<String, String> paths = Stream.concat(
                        bunches.stream().filter(Bunch::single).map(Bunch::first), proofs.stream())
                .collect(groupingBy(
                        Sighting::tone,
                        TreeMap::new,
                        mapping(s -> tail(s, y.apply(s.kind().row())), joining())));
        return paths.entrySet().stream()
                .filter(e -> !e.getValue().isEmpty())
                .map(e -> new Tail(e.getKey(), e.getValue()))
                .toList();
    }

    private String tail(Sighting sighting, int y) {
        return Outline.tail(scale.x(sighting.began()), scale.x(sighting.at()), y);
    }

    private Stream<Sighting> sightings() {
        return Stream.concat(bunches.stream().flatMap(b -> b.members().stream()), proofs.stream());
    }

    private List<Row> rows() {
        return new TreeSet<>(sightings().map(s -> s.kind().row()).toList())
                .stream().toList();
    }

    private List<Word> words() {
        var faults = spells.stream()
                .filter(s -> !s.ofTheAddon())
                .map(s -> new Word(
                        scale.x(s.from()) + 3, Prose.oneLine(s.what(), LONGEST_WORD) + " (" + s.whose() + ")"));
        return Stream.concat(faults, sightings().flatMap(this::word)).toList();
    }

    private Stream<Word> word(Sighting sighting) {
        Fact fact = sighting.entry().fact();
        String text = "";
        if (fact instanceof Fact.AddonChanged f) {
            text = f.state().equals("clock") ? "clock " + f.detail() : f.state();
        } else if (fact instanceof Fact.TenantChanged f && !SHOWN.contains(f.change())) {
            text = f.change();
        } else if (fact instanceof Fact.Marked f) {
            text = f.name();
        }
        return text.isEmpty()
                ? Stream.empty()
                : Stream.of(new Word(scale.x(sighting.at()) + 2, Prose.oneLine(text, LONGEST_WORD)));
    }

    private Shade shade(Spell spell) {
        double x = scale.x(spell.from());
        String title = spell.what() + " (" + spell.whose() + "), " + span(spell)
                + (spell.healed() ? "" : ", not ended before the scenario did");
        return new Shade(
                Scale.number(x),
                Scale.number(Math.max(1.5, scale.x(spell.to()) - x)),
                spell.whose(),
                Prose.oneLine(title, LONGEST_TITLE));
    }

    private String span(Spell spell) {
        return scale.play().since(spell.from()) + " to " + scale.play().since(spell.to());
    }

    private Glyph glyph(Bunch bunch, int y) {
        return bunch.single() ? glyph(bunch.first(), y) : bar(bunch, y);
    }

    private Glyph glyph(Sighting sighting, int y) {
        boolean hollow = sighting.wrong() && sighting.kind().row() == Row.HOST;
        return new Glyph(
                sighting.tone() + (hollow ? " hollow" : ""),
                Outline.of(sighting, scale.x(sighting.at()), y),
                title(sighting),
                "",
                "",
                y,
                List.of(sighting.entry().ordinal()));
    }

    private String title(Sighting sighting) {
        return Prose.oneLine(
                scale.play().since(sighting.at()) + " #" + sighting.entry().ordinal() + " "
                        + Phrases.of(sighting.entry()),
                LONGEST_TITLE);
    }

    private Glyph bar(Bunch bunch, int y) {
        double from = scale.x(bunch.first().at());
        double to = scale.x(bunch.last().at());
        String count = String.valueOf(bunch.members().size());
        return new Glyph(
                bunch.first().tone() + " bunch" + (bunch.first().wrong() ? " hollow" : ""),
                Outline.bar(bunch.first().kind(), from, to, y),
                Prose.oneLine(title(bunch), LONGEST_TITLE),
                to - from >= count.length() * DIGIT + 2 ? count : "",
                Scale.number((from + to) / 2),
                y + 3,
                bunch.members().stream()
                        .limit(MOST_MEMBERS)
                        .map(member -> member.entry().ordinal())
                        .toList());
    }

    private String title(Bunch bunch) {
        Sighting first = bunch.first();
        return first.kind().count(bunch.members().size())
                + (first.wrong() ? " that went wrong" : "") + ", "
                + scale.play().since(first.at()) + " to "
                + scale.play().since(bunch.last().at()) + "; the first: #"
                + first.entry().ordinal() + " "
                + Phrases.of(first.entry());
    }

    private Proof proof(Sighting sighting, int y) {
        Glyph glyph = glyph(sighting, y);
        return new Proof(
                TimelineOf.mark(scenario, sighting.entry().ordinal()),
                anchor.apply(sighting),
                new Glyph(
                        glyph.style(),
                        glyph.path(),
                        glyph.title(),
                        "",
                        Scale.number(scale.x(sighting.at())),
                        y,
                        glyph.entries()));
    }
}
