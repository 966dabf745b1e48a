package dev.firedrill.checker;

import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checkers of webhooks that are delivered again: a delivery is known by its identifier, however often it comes. */
public final class Deliveries {

    private Deliveries() {}

    /** Every attempt of every delivery is answered well. */
    public static Checker areAnswered() {
        return history -> {
            String expected = "every webhook is answered well, also when it comes again";
            var all = history.all(Fact.WebhookAnswered.class)
                    .map(Doing::ofWebhook)
                    .toList();
            return List.of(
                    all.isEmpty()
                            ? Finding.inconclusive(expected, "none was delivered", List.of())
                            : new Answering(expected, d -> d.answer().well()).judge(all));
        };
    }

    /**
     * A webhook that is delivered several times has the effect of one that is delivered once, where effects can be read.
     */
    public static Checker countOnce() {
        return history -> history.header().subject().declared().effects()
                ? Access.tenants(history)
                        .filter(tenant -> delivered(history, tenant).stream().anyMatch(d -> d.attempts() > 1))
                        .map(tenant -> once(history, tenant))
                        .toList()
                : List.of(Finding.notJudged(
                        "a webhook that comes again has no second effect",
                        "not judged, only whether each is answered: 'probe.effects' is not declared"));
    }

    /** How often a delivery was attempted, and how often its effect was read at most. */
    private record Delivered(String identifier, int attempts, int effects, List<Long> evidence) {}

    private static List<Delivered> delivered(HistoryView history, String tenant) {
        Map<String, List<Long>> attempts = history.all(Fact.WebhookAnswered.class)
                .filter(w -> w.tenant().equals(tenant))
                .collect(Collectors.groupingBy(
                        w -> w.fact().identifier(), Collectors.mapping(Seen::ordinal, Collectors.toList())));
        return attempts.entrySet().stream()
                .map(e -> new Delivered(
                        e.getKey(), e.getValue().size(), effects(history, tenant, e.getKey()), e.getValue()))
                .toList();
    }

    private static int effects(HistoryView history, String tenant, String identifier) {
        return history.all(Fact.TextsRead.class)
                .filter(r -> r.tenant().equals(tenant))
                .mapToInt(r -> r.fact().texts().getOrDefault(identifier, 0))
                .max()
                .orElse(0);
    }

    private static Finding once(HistoryView history, String tenant) {
        String expected = "a webhook of '" + tenant + "' that comes again has no second effect";
        var all = delivered(history, tenant);
        int usual = all.stream()
                .filter(d -> d.attempts() == 1)
                .mapToInt(Delivered::effects)
                .max()
                .orElse(0);
        if (usual == 0) {
            return Finding.inconclusive(
                    expected,
                    "no effect of a webhook that came once could be read; is 'probe.effects' right?",
                    List.of());
        }
        var wrong = all.stream()
                .filter(d -> d.attempts() > 1 && d.effects() != usual)
                .toList();
        var evidence = (wrong.isEmpty() ? all : wrong)
                .stream().flatMap(d -> d.evidence().stream()).toList();
        return wrong.isEmpty()
                ? Finding.passed(
                        expected,
                        "its effect was there " + Phrase.times(usual) + ", as that of one that came once",
                        evidence)
                : Finding.failed(expected, describe(wrong.get(0), usual), evidence);
    }

    private static String describe(Delivered wrong, int usual) {
        String effects = wrong.effects() == 0 ? "never" : Phrase.times(wrong.effects());
        return "it came " + Phrase.times(wrong.attempts()) + ", and its effect was there " + effects
                + "; that of one that" + " came but once, " + Phrase.times(usual);
    }
}
