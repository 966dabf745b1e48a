package dev.firedrill.cli.doctor;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.Header;
import dev.firedrill.launch.PreflightOf;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a short run showed of the ways between host and add-on: the host told it of an install, and it came for the key
 * and called back.
 *
 * @param header of that run
 * @param history the same
 */
public record Handshake(Header header, List<Entry> history) {

    /** Each way, in the order in which they are needed. */
    public List<Diagnosis> look() {
        if (!header.subject().authenticates()) {
            return List.of(Diagnosis.well(
                    "host to add-on", "the descriptor asks for no jwt authentication, so nothing is installed"));
        }
        var found = new ArrayList<Diagnosis>();
        found.add(install());
        found.add(keys());
        found.add(calls());
        facts(Fact.PageDeadly.class)
                .map(page -> Diagnosis.ill(
                        "pages", PreflightOf.deadly(page), "A run starts it again and leaves that page out."))
                .forEach(found::add);
        facts(Fact.GatewayFailed.class)
                .map(failed -> Diagnosis.doubtful(
                        "gateway",
                        "did not lead to " + failed.target() + ": " + failed.why(),
                        "Names that the add-on must reach besides go into NO_PROXY under 'addon.env'."))
                .distinct()
                .forEach(found::add);
        return found;
    }

    private Diagnosis install() {
        var answers = facts(Fact.CallbackAnswered.class)
                .filter(callback -> callback.event().equals("installed"))
                .map(Fact.CallbackAnswered::answer)
                .toList();
        var refused = answers.stream().filter(answer -> !answer.acknowledges()).toList();
        String name = "host to add-on: installed";
        if (answers.isEmpty()) {
            return Diagnosis.ill(name, "was not sent", "The descriptor names no 'installed'.");
        }
        if (refused.isEmpty()) {
            return Diagnosis.well(name, "acknowledged");
        }
        String some = refused.size() + " of " + answers.size() + " not acknowledged: "
                + refused.get(0).describe();
        return refused.size() < answers.size()
                ? Diagnosis.doubtful(
                        name,
                        some,
                        "Those that came one by one were: tenants that install at the same time disturb each other.")
                : Diagnosis.ill(name, some, "See the add-on's own log for why it refuses.");
    }

    private Diagnosis keys() {
        long asked = facts(Fact.KeyAsked.class).count();
        String name = "add-on to host: install key";
        return asked > 0
                ? Diagnosis.well(name, "asked for")
                : Diagnosis.ill(
                        name,
                        "nobody asked for it",
                        "The add-on verifies installs with another key, or not at all: start it with the lines of"
                                + " 'firedrill env', or let Firedrill start it.");
    }

    private Diagnosis calls() {
        var calls = facts(Fact.HostCalled.class).toList();
        String name = "add-on to host: calls";
        if (calls.isEmpty()) {
            return Diagnosis.doubtful(
                    name,
                    "none came",
                    "If its pages should call the host: it may go to a proxy, or to an address that it kept. If they"
                            + " do not, scenarios about calls stay inconclusive.");
        }
        return calls.stream().anyMatch(call -> call.caller().valid())
                ? Diagnosis.well(name, calls.size() + ", signed as they should be")
                : Diagnosis.ill(
                        name,
                        calls.size() + ", none signed well: "
                                + calls.get(0).caller().why(),
                        "It signs with another secret, or another clock.");
    }

    private <F extends Fact> Stream<F> facts(Class<F> kind) {
        return history.stream().map(Entry::fact).filter(kind::isInstance).map(kind::cast);
    }
}
