package dev.firedrill.report;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.report.Account.Line;
import dev.firedrill.report.Look.Tone;
import java.time.Duration;
import java.util.Optional;

/** What users see at one page, backend call or webhook of one tenant, told when it changes. */
final class DoorSeen {

    /** A page that takes so long is felt to. */
    private static final Duration SLOW = Duration.ofSeconds(3);

    /** So often it is said that it goes on. */
    private static final Duration REMINDER = Duration.ofSeconds(15);

    private enum State {
        UNKNOWN,
        OPENS,
        SLOWLY,
        BARE,
        FAILS;

        boolean well() {
            return this == OPENS || this == SLOWLY;
        }
    }

    private final String tenant;
    private final String target;
    private boolean contentful;
    private State told = State.UNKNOWN;
    private State now = State.UNKNOWN;
    private String how = "";
    private Duration at = Duration.ZERO;
    private Duration failing = Duration.ZERO;
    private Duration reminded = Duration.ZERO;
    private long asked;
    private long unwell;
    private long unwellInARow;
    private long unwellBefore;

    DoorSeen(String tenant, String target) {
        this.tenant = tenant;
        this.target = target;
    }

    String tenant() {
        return tenant;
    }

    String name() {
        return tenant + " " + target;
    }

    long asked() {
        return asked;
    }

    long unwell() {
        return unwell;
    }

    void see(Fact.UserServed served, Entry entry) {
        State state = state(served);
        asked++;
        if (!state.well()) {
            unwell++;
            if (unwellInARow++ == 0) {
                failing = entry.began();
                unwellBefore = 0;
            }
        } else if (unwellInARow > 0) {
            unwellBefore = unwellInARow;
            unwellInARow = 0;
        }
        if (state != now) {
            now = state;
            at = entry.at();
            how = served.answer().describe() + " in "
                    + Prose.brief(served.answer().took());
        }
    }

    private State state(Fact.UserServed served) {
        boolean shows = served.canaries().contains(tenant);
        contentful |= shows;
        if (!served.answer().well()) {
            return State.FAILS;
        } else if (contentful && !shows) {
            return State.BARE;
        }
        return served.answer().took().compareTo(SLOW) >= 0 ? State.SLOWLY : State.OPENS;
    }

    /**
     * What is otherwise than when it was last told.
     *
     * @param whose what the line begins with
     */
    Optional<Line> line(Troubles troubles, String whose) {
        if (now == told) {
            return Optional.empty();
        }
        boolean again = told != State.UNKNOWN && !told.well() && now.well();
        told = now;
        reminded = at;
        return Optional.of(new Line(at, tone(), whose + target + " " + words(again, troubles)));
    }

    private Tone tone() {
        return now == State.OPENS ? Tone.OK : now == State.SLOWLY ? Tone.INFO : Tone.FAIL;
    }

    private String words(boolean again, Troubles troubles) {
        return switch (now) {
            case UNKNOWN -> "is not known";
            case OPENS -> "opens" + (again ? " again" : "") + " (" + how + ")" + after(again, troubles);
            case SLOWLY -> "opens" + (again ? " again" : "") + ", slowly (" + how + ")" + after(again, troubles);
            case BARE -> "opens without its host's content (" + how + ")";
            case FAILS -> "fails (" + how + ")";
        };
    }

    private String after(boolean again, Troubles troubles) {
        return again
                ? troubles.sinceWell(failing, at) + "; before that "
                        + Prose.count(Math.toIntExact(unwellBefore), "request") + " in a row did not go well"
                : "";
    }

    /** That it still does not go well. */
    Optional<String> reminder(Duration when) {
        if (told.well() || told == State.UNKNOWN || when.minus(reminded).compareTo(REMINDER) < 0) {
            return Optional.empty();
        }
        reminded = when;
        return Optional.of(target + (told == State.FAILS ? " still fails" : " still opens without its host's content")
                + ", for " + Prose.seconds(when.minus(failing)) + " now");
    }
}
