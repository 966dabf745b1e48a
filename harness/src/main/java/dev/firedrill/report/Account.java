package dev.firedrill.report;

import dev.firedrill.checker.Judge;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.report.Look.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The live account of one scenario: its history's entries in, the few lines that somebody at the desk wants out. What the
 * host does is told as it comes, what users see when it changes, and the add-on's calls in sums. Not safe for use by
 * several threads.
 */
public final class Account {

    /** So often calls are summed up, however many there are. */
    private static final Duration SUM = Duration.ofSeconds(5);

    private final String id;
    private final boolean several;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, CallsHeard> calls = new HashMap<>();
    private final Map<String, DoorSeen> doors = new HashMap<>();
    private final Map<String, Troubles> troubles = new HashMap<>();
    private Duration began = Duration.ZERO;
    private Duration summed = Duration.ZERO;
    private boolean over = true;

    /**
     * An account.
     *
     * @param id of the scenario
     * @param several whether it has several tenants, so that lines must say which
     */
    public Account(String id, boolean several) {
        this.id = id;
        this.several = several;
    }

    /** A line of it, dated since the scenario's beginning. */
    record Line(Duration at, Tone tone, String text) {}

    /** The lines for what was recorded since they were last asked for. Ask about once a second. */
    List<Line> lines(List<Entry> recorded, Duration now) {
        recorded.stream()
                .filter(this::ours)
                .filter(entry -> !over || entry.fact() instanceof Fact.RehearsalStarted)
                .forEach(this::see);
        if (!over) {
            look();
            if (now.minus(summed).compareTo(SUM) >= 0) {
                sum(now);
            }
        }
        var told = List.copyOf(lines);
        lines.clear();
        return told;
    }

    private boolean ours(Entry entry) {
        return Judge.rehearsals(id).contains(entry.rehearsal());
    }

    private void see(Entry entry) {
        Fact fact = entry.fact();
        if (fact instanceof Fact.HostCalled f) {
            callsAt(entry.tenant()).see(f, entry.began());
        } else if (fact instanceof Fact.ConnectionMet) {
            callsAt(entry.tenant()).see(entry.at());
        } else if (fact instanceof Fact.UserServed f) {
            doors.computeIfAbsent(entry.tenant() + " " + f.target(), k -> new DoorSeen(entry.tenant(), f.target()))
                    .see(f, entry);
        } else {
            happened(entry);
        }
    }

    private CallsHeard callsAt(String tenant) {
        return calls.computeIfAbsent(tenant, t -> new CallsHeard());
    }

    private Troubles of(String tenant) {
        return troubles.computeIfAbsent(tenant, t -> new Troubles());
    }

    private void happened(Entry entry) {
        Fact fact = entry.fact();
        if (fact instanceof Fact.RehearsalStarted) {
            begin(entry.at());
        } else if (fact instanceof Fact.FaultInjected f) {
            change(entry, entry.tenant() + " " + f.fault());
            of(entry.tenant()).begin(f.fault(), entry.at());
        } else if (fact instanceof Fact.FaultHealed f) {
            Duration lasted = of(entry.tenant()).end(f.fault(), entry.at());
            change(entry, "over, after " + Prose.seconds(lasted) + ": " + entry.tenant() + " " + f.fault());
        } else if (fact instanceof Fact.TenantChanged f && !f.change().equals("installed")) {
            change(entry, Phrases.of(entry));
        } else if (fact instanceof Fact.Marked f) {
            change(entry, f.name());
        } else if (fact instanceof Fact.CallbackAnswered f) {
            boolean well = f.answer().acknowledges();
            tell(entry.at(), well ? Tone.QUIET : Tone.FAIL, Phrases.of(entry));
        } else if (fact instanceof Fact.RehearsalEnded f) {
            end(entry.at(), f.problem());
        }
    }

    private void begin(Duration at) {
        began = at;
        summed = at;
        over = false;
        calls.clear();
        doors.clear();
        troubles.clear();
    }

    private void change(Entry entry, String text) {
        look();
        sum(entry.at());
        calls.values().forEach(CallsHeard::anew);
        tell(entry.at(), Tone.STRONG, text);
    }

    private void end(Duration at, String problem) {
        look();
        sum(at);
        long asked = doors.values().stream().mapToLong(DoorSeen::asked).sum();
        long unwell = doors.values().stream().mapToLong(DoorSeen::unwell).sum();
        long called = calls.values().stream().mapToLong(CallsHeard::all).sum();
        tell(
                at,
                Tone.STRONG,
                "the end" + (problem.isEmpty() ? "" : ", because " + problem) + ": users asked " + asked + " times, "
                        + unwell + " did not go well; the add-on called the host " + called + " times");
        over = true;
    }

    private void look() {
        doors.values().stream()
                .flatMap(door -> door.line(of(door.tenant()), whose(door.tenant())).stream())
                .sorted(Comparator.comparing(Line::at))
                .forEach(line -> tell(line.at(), line.tone(), line.text()));
    }

    private void sum(Duration at) {
        calls.forEach((tenant, heard) -> heard.lines().forEach(text -> tell(at, Tone.INFO, whose(tenant) + text)));
        doors.values().stream()
                .sorted(Comparator.comparing(DoorSeen::name))
                .forEach(door -> door.reminder(at).ifPresent(text -> tell(at, Tone.FAIL, whose(door.tenant()) + text)));
        summed = at;
    }

    private String whose(String tenant) {
        return several ? tenant + ": " : "";
    }

    private void tell(Duration at, Tone tone, String text) {
        lines.add(new Line(at.minus(began), tone, Prose.oneLine(text)));
    }
}
