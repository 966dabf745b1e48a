package dev.firedrill.checker;

import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The add-on's calls to the host. A call is dated by its arrival, since a host that holds it records it much later. */
final class Calls {

    private Calls() {}

    /** The calls that concern a tenant. */
    static Stream<Seen<Fact.HostCalled>> of(HistoryView history, String tenant) {
        return history.all(Fact.HostCalled.class).filter(c -> c.tenant().equals(tenant));
    }

    static Duration arrival(Seen<Fact.HostCalled> call) {
        return call.entry().began();
    }

    static boolean arrivedAfter(Seen<Fact.HostCalled> call, Duration time) {
        return arrival(call).compareTo(time) > 0;
    }

    /** Method and path, as reconnaissance learns them. */
    static String signature(Seen<Fact.HostCalled> call) {
        return call.fact().method() + " " + call.fact().path();
    }

    /** Whether it went to the tenant's own address and was rightly signed. */
    static boolean right(Seen<Fact.HostCalled> call) {
        return call.fact().current() && call.fact().caller().valid();
    }

    /** Whether the host answered it as on a good day. */
    static boolean answeredWell(Seen<Fact.HostCalled> call) {
        return right(call) && call.fact().status() > 0 && call.fact().status() < 400;
    }

    static List<Long> ordinals(List<Seen<Fact.HostCalled>> calls) {
        return calls.stream().map(Seen::ordinal).toList();
    }
}
