package dev.firedrill.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.toxiproxy.Proxy.Surroundings;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A proxy holds a timer only while one of its toxics has yet to begin or end. */
@SuppressWarnings("FutureReturnValueIgnored") // there are no connections that could acknowledge
class ProxyTest {

    private final Loops loops = new Loops();
    private final Proxy proxy = new Proxy(
            "p",
            "",
            "127.0.0.1:1",
            new Surroundings(loops, Options.seeded(1), new DecisionLog(), new Metrics(Set.of()), new Waiting()));

    @AfterEach
    void close() {
        loops.close();
    }

    private Placed add(String window) {
        String json = ("{'type':'noop','name':'" + window.hashCode() + "','window':" + window + "}").replace('\'', '"');
        return proxy.add(WantedToxic.read(Body.of(json.getBytes(StandardCharsets.UTF_8)), Semantics.FAITHFUL))
                .toxic();
    }

    @Test
    void a_window_without_an_end_awaits_none() {
        add("{'from':0}");

        assertThat(proxy.awaitsTurn()).isFalse();
    }

    @Test
    void nothing_is_awaited_for_a_toxic_that_was_removed() {
        Placed begins = add("{'from':1000000}");
        Placed ends = add("{'to':1000000}");

        proxy.remove(begins);
        assertThat(proxy.awaitsTurn()).isTrue();
        proxy.remove(ends);
        assertThat(proxy.awaitsTurn()).isFalse();
    }

    @Test
    void a_proxy_that_is_closed_awaits_nothing() {
        add("{'from':1000000}");

        proxy.close();

        assertThat(proxy.awaitsTurn()).isFalse();
    }
}
