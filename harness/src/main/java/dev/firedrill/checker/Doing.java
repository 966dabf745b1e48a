package dev.firedrill.checker;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView.Seen;
import java.time.Duration;

/**
 * Something that a user did, or that the host told the add-on, and how the add-on answered.
 *
 * @param target the page, backend call or webhook, by its stable name
 */
record Doing(Entry entry, String target, Answer answer) {

    /** A caused call may follow an answer by this much: handlers work on after they answered. */
    static final Duration AFTERMATH = Duration.ofSeconds(2);

    /** A user's request. */
    static Doing of(Seen<Fact.UserServed> served) {
        return new Doing(served.entry(), served.fact().target(), served.fact().answer());
    }

    /** A webhook. */
    static Doing ofWebhook(Seen<Fact.WebhookAnswered> webhook) {
        return new Doing(
                webhook.entry(),
                "webhook " + webhook.fact().event(),
                webhook.fact().answer());
    }

    String tenant() {
        return entry.tenant();
    }

    Duration took() {
        return answer.took();
    }

    Duration began() {
        return entry.began();
    }

    Duration ended() {
        return entry.ended();
    }

    /** Whether what happened at this time can be its work. */
    boolean covers(Duration time) {
        return time.compareTo(began()) >= 0 && time.compareTo(ended().plus(AFTERMATH)) <= 0;
    }

    /** Whether it was underway at this time. */
    boolean underwayAt(Duration time) {
        return time.compareTo(began()) >= 0 && time.compareTo(ended()) <= 0;
    }

    /** Whether any of it falls into a span of time. */
    boolean touches(Duration from, Duration until) {
        return ended().compareTo(from) >= 0 && began().compareTo(until) < 0;
    }
}
