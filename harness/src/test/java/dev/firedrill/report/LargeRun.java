package dev.firedrill.report;

import static java.time.Duration.ofMillis;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Outcome;
import dev.firedrill.history.Answer;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Exchange;
import dev.firedrill.history.Exchange.Field;
import dev.firedrill.history.Exchange.Message;
import dev.firedrill.history.Exchange.Token;
import dev.firedrill.history.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** A run in which everything fails, with as many entries as asked for, each of which says the same text wherever it can. */
final class LargeRun {

    private static final int SCENARIOS = 23;
    private static final int TENANTS = 30;

    private LargeRun() {}

    static RunResult of(int entries, String text, String body) {
        List<Entry> history = new ArrayList<>();
        List<Catalogued> selected = new ArrayList<>();
        List<Judgement> judgements = new ArrayList<>();
        var message = new Message(text, List.of(new Field(text, text)), body, 0);
        var exchange = new Exchange(text, message, message, List.of(new Token(text, Map.of(text, text))));
        for (int s = 0; s < SCENARIOS; s++) {
            String id = "BIG-" + (10 + s);
            long first = history.size() + 2L;
            var story = Story.played(id, 0);
            for (int i = 0; i < entries / SCENARIOS; i++) {
                story.then(2L * i, text + i % TENANTS, fact(i, text), exchange);
            }
            for (Entry e : story.ended(2L * entries / SCENARIOS).entries()) {
                history.add(new Entry(
                        history.size() + 1L, e.sent(), e.at(), e.rehearsal(), e.tenant(), e.fact(), e.exchanges()));
            }
            selected.add(new Catalogued(id, "big", text, Level.MUST, text, text, text));
            judgements.add(failed(id, text, first));
        }
        return Runs.of(history, selected, judgements);
    }

    private static Fact fact(int i, String text) {
        var caller = new Fact.Caller(text, 1, true, true, text);
        return i % 3 == 0
                ? new Fact.HostCalled("GET", text, text, true, caller, i % 7 == 0 ? 0 : 200, false, ofMillis(1), "")
                : new Fact.UserServed(text, text, Set.of(), false, Answer.of(i % 5 == 0 ? 500 : 200, ofMillis(1)));
    }

    private static Judgement failed(String id, String text, long first) {
        return new Judgement(
                id,
                Outcome.FAILED,
                List.of(new Finding(
                        Level.MUST,
                        Outcome.FAILED,
                        text,
                        text,
                        LongStream.range(first, first + 10).boxed().toList(),
                        false,
                        null)),
                List.of());
    }
}
