package dev.firedrill.report;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import java.time.Duration;
import java.util.Optional;

/**
 * An entry as a mark in a lane.
 *
 * @param tone {@code ok}, {@code fail}, {@code info} or {@code quiet}
 * @param took how long what it stands for had lasted when it was complete
 */
record Sighting(Entry entry, Kind kind, String tone, Duration took) {

    /** The heights of a lane, from top to bottom. */
    enum Row {
        PROCESS("process"),
        HOST("sent to it"),
        USERS("users"),
        CALLS("its calls");

        private final String label;

        Row(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** What a mark stands for. */
    enum Kind {
        STATE(Row.PROCESS, "change of the process", "changes of the process"),
        HEALTH(Row.PROCESS, "health check", "health checks"),
        MARK(Row.PROCESS, "mark", "marks"),
        CALLBACK(Row.HOST, "lifecycle callback", "lifecycle callbacks"),
        CHANGE(Row.HOST, "change of the tenant", "changes of the tenant"),
        WEBHOOK(Row.HOST, "webhook", "webhooks"),
        USER(Row.USERS, "user's request", "users' requests"),
        PROBE(Row.USERS, "access probe", "access probes"),
        CALL(Row.CALLS, "call to the host", "calls to the host"),
        OTHER(Row.CALLS, "event", "events");

        private final Row row;
        private final String one;
        private final String many;

        Kind(Row row, String one, String many) {
            this.row = row;
            this.one = one;
            this.many = many;
        }

        Row row() {
            return row;
        }

        String count(int number) {
            return number + " " + (number == 1 ? one : many);
        }
    }

    /** How an entry is marked; empty when it says nothing on a timeline, or is drawn otherwise. */
    static Optional<Sighting> of(Entry entry) {
        Fact fact = entry.fact();
        if (fact instanceof Fact.CallbackAnswered f) {
            return answered(entry, Kind.CALLBACK, f.answer(), f.answer().acknowledges() != f.forged());
        } else if (fact instanceof Fact.WebhookAnswered f) {
            return answered(entry, Kind.WEBHOOK, f.answer(), f.answer().acknowledges());
        } else if (fact instanceof Fact.UserServed f) {
            return answered(entry, Kind.USER, f.answer(), f.answer().well());
        } else if (fact instanceof Fact.TextWritten f) {
            return answered(entry, Kind.USER, f.answer(), f.answer().well());
        } else if (fact instanceof Fact.TextsRead f) {
            return answered(entry, Kind.USER, f.answer(), f.answer().well());
        } else if (fact instanceof Fact.HealthAnswered f) {
            return answered(entry, Kind.HEALTH, f.answer(), f.answer().well());
        } else if (fact instanceof Fact.HostCalled f) {
            return Optional.of(new Sighting(entry, Kind.CALL, tone(f), f.took()));
        }
        return momentary(entry);
    }

    private static Optional<Sighting> momentary(Entry entry) {
        Fact fact = entry.fact();
        if (fact instanceof Fact.AddonChanged f) {
            return at(entry, Kind.STATE, Spells.ends(f) ? "fail" : "info");
        } else if (fact instanceof Fact.AccessProbed f) {
            return at(entry, Kind.PROBE, f.tells() ? "ok" : "info");
        } else if (fact instanceof Fact.ConnectionMet || fact instanceof Fact.GatewayFailed) {
            return at(entry, Kind.CALL, "info");
        } else if (fact instanceof Fact.TokenAsked f) {
            return at(entry, Kind.CALL, f.granted() ? "ok" : "fail");
        } else if (fact instanceof Fact.TenantChanged) {
            return at(entry, Kind.CHANGE, "quiet");
        } else if (fact instanceof Fact.Marked) {
            return at(entry, Kind.MARK, "quiet");
        }
        return Optional.empty();
    }

    /** An entry that decided a finding is drawn whatever it is. */
    static Sighting decisive(Entry entry) {
        return of(entry).orElseGet(() -> new Sighting(entry, Kind.OTHER, "info", Duration.ZERO));
    }

    private static Optional<Sighting> answered(Entry entry, Kind kind, Answer answer, boolean good) {
        return Optional.of(new Sighting(entry, kind, good ? "ok" : "fail", answer.took()));
    }

    private static Optional<Sighting> at(Entry entry, Kind kind, String tone) {
        return Optional.of(new Sighting(entry, kind, tone, Duration.ZERO));
    }

    /** What a fault of the host did to a call is not the add-on's doing. */
    private static String tone(Fact.HostCalled call) {
        if (!call.met().isEmpty()) {
            return "info";
        }
        if (call.unmatched()) {
            return "quiet";
        }
        return call.current() && call.status() > 0 && call.status() < 400 ? "ok" : "fail";
    }

    Duration at() {
        return entry.at();
    }

    Duration began() {
        return entry.began();
    }

    boolean wrong() {
        return tone.equals("fail");
    }
}
