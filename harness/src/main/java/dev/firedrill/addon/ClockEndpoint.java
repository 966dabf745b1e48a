package dev.firedrill.addon;

import dev.firedrill.history.Answer;
import dev.firedrill.history.History;
import java.time.Duration;
import java.util.function.Function;

/** A clock that the add-on itself moves when it is asked to: any answer of 2xx says that it did. */
final class ClockEndpoint implements AddonClock {

    private final Function<String, Answer> post;
    private final Advances advances;

    ClockEndpoint(Function<String, Answer> post, History history) {
        this.post = post;
        this.advances = new Advances(history);
    }

    @Override
    public boolean movable() {
        return true;
    }

    @Override
    public void advance(Duration by) {
        advances.by(by, this::ask);
    }

    private void ask(long seconds) {
        Answer answer = post.apply("{\"advanceSeconds\": " + seconds + "}");
        if (answer.status() / 100 != 2) {
            throw new ClockNotMovedException("The add-on was asked to move its clock, and answered " + answer.describe()
                    + "; see 'addon.clock' in firedrill.yaml.");
        }
    }
}
