package dev.firedrill.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.toxiproxy.Control.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Populating is all or nothing. */
class PopulatingTest {

    @RegisterExtension
    final Bench bench = new Bench();

    private Answer populate(String json) {
        return bench.control.post("/populate", json.replace('\'', '"'));
    }

    private String listen(String proxy) {
        return bench.control.get("/proxies/" + proxy).json().get("listen").textValue();
    }

    private static String wanted(String name, String listen, String more) {
        return "{'name':'" + name + "','listen':'" + listen + "'," + more + "}";
    }

    private void assertChangesNothing(String populated, int status) {
        String before = bench.control.get("/proxies").body();
        Line line = bench.line("p").warmedUp();

        assertThat(populate(populated).status()).isEqualTo(status);

        assertThat(bench.control.get("/proxies").body()).isEqualTo(before);
        line.warmedUp();
        bench.line("p").warmedUp();
    }

    @Test
    void two_toxics_of_a_name_change_nothing() {
        bench.proxy("p");

        assertChangesNothing(
                "["
                        + wanted(
                                "p",
                                listen("p"),
                                "'upstream':'127.0.0.1:1','toxics':[{'type':'noop','name':'t'},{'type':'latency','name':'t'}]")
                        + "]",
                409);
    }

    @Test
    void a_port_in_use_changes_nothing() {
        bench.proxy("p");
        bench.proxy("q");

        assertChangesNothing("[" + wanted("p", listen("q"), "'upstream':'127.0.0.1:1'") + "]", 500);
    }

    @Test
    void what_fails_last_changes_nothing_of_what_came_before() {
        bench.proxy("p");
        bench.proxy("q");

        assertChangesNothing(
                "[" + wanted("new", "", "'upstream':'127.0.0.1:1'")
                        + "," + wanted("p", listen("p"), "'upstream':'127.0.0.1:1'")
                        + "," + wanted("p", listen("p"), "'upstream':'127.0.0.1:2'")
                        + "," + wanted("other", listen("q"), "'upstream':'127.0.0.1:1'") + "]",
                500);
    }

    @Test
    void a_proxy_that_is_replaced_leaves_its_port_and_its_connections_end() {
        populate("[" + wanted("p", "", "'upstream':'" + bench.upstreamAddress() + "'") + "]");
        String listen = listen("p");
        Line line = bench.line("p").warmedUp();
        String upstream = "'upstream':'localhost:" + bench.upstream.getLocalPort() + "'";

        assertThat(populate("[" + wanted("p", "", upstream) + "," + wanted("q", listen, upstream) + "]")
                        .status())
                .isEqualTo(201);

        assertThat(Line.hearAll(line.client())).isEmpty();
        assertThat(listen("q")).isEqualTo(listen).isNotEqualTo(listen("p"));
        bench.line("p").warmedUp();
        bench.line("q").warmedUp();
    }
}
