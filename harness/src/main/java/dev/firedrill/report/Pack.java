package dev.firedrill.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Exchange;
import dev.firedrill.report.pages.Page.Card;
import dev.firedrill.report.pages.Page.Group;
import dev.firedrill.report.pages.Page.Line;
import dev.firedrill.report.pages.Timeline;
import dev.firedrill.report.pages.Timeline.Glyph;
import dev.firedrill.report.pages.Timeline.Proof;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * What the page needs only after it was opened, compressed, so that it opens at once: the drawings, and what single
 * entries of the history tell, as far as there is room, the telling ones first. A JSON document in zlib's form, in Base64.
 */
final class Pack {

    /** With so many bytes a page still opens at once; the history has the rest. */
    private static final int MOST_BYTES = 200_000;

    /** What was packed shows in the number of bytes only now and then. */
    private static final int LOOKED_AFTER = 20;

    /** A history holds the beginnings of bodies; one that was written by others may hold anything. */
    private static final int MOST_BODIES = 20_000;

    private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

    private final Map<Long, Entry> history;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Pack(List<Entry> history) {
        this.history = history.stream().collect(Collectors.toMap(Entry::ordinal, Function.identity(), (a, b) -> a));
    }

    private record Told(String at, String text, List<Exchange> exchanges) {}

    /**
     * The pack of a page.
     *
     * @param drawing writes a timeline as markup
     */
    static String of(List<Entry> history, List<Group> groups, Function<Timeline, String> drawing) {
        List<Card> cards =
                groups.stream().flatMap(group -> group.cards().stream()).toList();
        return new Pack(history).of(cards, drawing);
    }

    private String of(List<Card> cards, Function<Timeline, String> drawing) {
        try (var out = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION), true)) {
            write(out, "{\"drawings\":" + json(drawings(cards, drawing)) + ",\"entries\":{");
            writeEntries(out, named(cards).distinct().toList());
            write(out, "}}");
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can always be written to.", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static Map<String, String> drawings(List<Card> cards, Function<Timeline, String> drawing) {
        return cards.stream()
                .filter(card -> card.timeline() != null)
                .collect(Collectors.toMap(
                        Card::id, card -> drawing.apply(Objects.requireNonNull(card.timeline())), (a, b) -> a));
    }

    private void writeEntries(OutputStream out, List<Long> ordinals) throws IOException {
        int room = bytes.size() + MOST_BYTES;
        String separator = "";
        for (int i = 0; i < ordinals.size() && bytes.size() < room; i++) {
            Entry entry = history.get(ordinals.get(i));
            if (entry != null) {
                write(out, separator + "\"" + entry.ordinal() + "\":" + json(told(entry)));
                separator = ",";
            }
            if (i % LOOKED_AFTER == 0) {
                out.flush();
            }
        }
    }

    private static Told told(Entry entry) {
        return new Told(
                Prose.seconds(entry.at()),
                Phrases.of(entry),
                bodies(entry) > MOST_BODIES ? List.of() : entry.exchanges());
    }

    private static long bodies(Entry entry) {
        return entry.exchanges().stream()
                .flatMap(exchange -> Stream.of(exchange.request(), exchange.answer()))
                .filter(Objects::nonNull)
                .mapToLong(message -> message.body().length())
                .sum();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records of texts are always JSON.", e);
        }
    }

    /** Evidence, then single marks, wrong ones first, then those that were drawn together. */
    private static Stream<Long> named(List<Card> cards) {
        Stream<Long> evidence = cards.stream()
                .flatMap(card -> card.findings().stream())
                .flatMap(found -> found.lines())
                .map(Line::ordinal);
        Stream<Long> marks = cards.stream()
                .flatMap(Pack::glyphs)
                .sorted(Comparator.comparing(Pack::rank))
                .flatMap(glyph -> glyph.entries().stream());
        return Stream.concat(evidence, marks);
    }

    private static int rank(Glyph glyph) {
        return (glyph.entries().size() > 1 ? 2 : 0) + (glyph.style().startsWith("fail") ? 0 : 1);
    }

    private static Stream<Glyph> glyphs(Card card) {
        Timeline timeline = card.timeline();
        return timeline == null
                ? Stream.empty()
                : timeline.lanes().stream()
                        .flatMap(lane ->
                                Stream.concat(lane.proofs().stream().map(Proof::glyph), lane.glyphs().stream()));
    }
}
