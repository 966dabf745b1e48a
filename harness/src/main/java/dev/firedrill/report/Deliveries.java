package dev.firedrill.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.report.pages.Timeline.Delivery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the host told the add-on and did not get through, or told more than once. */
record Deliveries(Play play) {

    private static final int MOST = 24;
    private static final int LONGEST = 160;

    /** One attempt to tell something; attempts of one webhook bear the same identifier. */
    private record Attempt(String tenant, String event, String identifier, boolean acknowledged) {

        static Stream<Attempt> of(Entry entry) {
            if (entry.fact() instanceof Fact.WebhookAnswered told) {
                return Stream.of(new Attempt(
                        entry.tenant(),
                        told.event(),
                        told.identifier(),
                        told.answer().well()));
            }
            return entry.fact() instanceof Fact.CallbackAnswered told && !told.forged()
                    ? Stream.of(new Attempt(
                            entry.tenant(),
                            told.event(),
                            "#" + entry.ordinal(),
                            told.answer().acknowledges()))
                    : Stream.empty();
        }
    }

    /** A row for each tenant and event with something to tell. */
    List<Delivery> all() {
        Map<List<String>, List<Attempt>> told = play.entries().stream()
                .flatMap(Attempt::of)
                .collect(groupingBy(a -> List.of(a.tenant(), a.event()), LinkedHashMap::new, toList()));
        return told.entrySet().stream()
                .map(row -> delivery(row.getKey().get(0), row.getKey().get(1), row.getValue()))
                .filter(row -> row.missed() > 0 || row.repeated() > 0)
                .limit(MOST)
                .toList();
    }

    private static Delivery delivery(String tenant, String event, List<Attempt> attempts) {
        Map<String, List<Attempt>> each = attempts.stream().collect(groupingBy(Attempt::identifier));
        return new Delivery(
                Prose.oneLine(tenant, LONGEST),
                Prose.oneLine(event, LONGEST),
                each.size(),
                attempts.size(),
                (int) each.values().stream()
                        .filter(of -> of.stream().noneMatch(Attempt::acknowledged))
                        .count(),
                (int) each.values().stream().filter(Deliveries::repeated).count());
    }

    private static boolean repeated(List<Attempt> attempts) {
        return attempts.subList(0, attempts.size() - 1).stream().anyMatch(Attempt::acknowledged);
    }
}
