package dev.firedrill.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.toxiproxy.Control.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP API, as it was recorded from a Toxiproxy 2.12. */
class ToxiproxyApiTest {

    @RegisterExtension
    final Bench bench = new Bench();

    private Answer get(String path) {
        return bench.control.get(path);
    }

    private Answer post(String path, String json) {
        return bench.control.post(path, json.replace('\'', '"'));
    }

    private static void refused(Answer answer, int status, String error) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\",\"status\":" + status + "}\n");
        assertThat(answer.headers())
                .containsEntry("content-type", "text/plain; charset=utf-8")
                .containsEntry("x-content-type-options", "nosniff");
    }

    private static boolean refuses(InetSocketAddress address) throws IOException {
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            return !socket.isConnected();
        } catch (ConnectException e) {
            return true;
        }
    }

    // Around

    @Test
    void says_the_version_of_the_server_that_it_stands_for() {
        Answer version = get("/version");

        assertThat(version.status()).isEqualTo(200);
        assertThat(version.body()).isEqualTo("{\"version\": \"2.12.0\"}\n");
        assertThat(version.headers())
                .containsEntry("content-type", "application/json;charset=utf-8")
                .containsEntry("x-toxiproxy-semantics", "faithful");
    }

    @Test
    void browsers_are_refused() {
        Answer answer = bench.control.send("GET", "/proxies", "Mozilla/5.0 (X11)", "");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("User agent not allowed");
    }

    @Test
    void every_answer_has_an_id() {
        String first = get("/version").headers().get("x-toxiproxy-request-id");
        String second = get("/nowhere").headers().get("x-toxiproxy-request-id");

        assertThat(first).isNotBlank().isNotEqualTo(second);
    }

    @Test
    void unknown_paths_are_not_found() {
        Answer answer = get("/nowhere");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("404 page not found\n");
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD, /version",
        "PUT, /proxies",
        "DELETE, /proxies",
        "GET, /reset",
        "GET, /populate",
        "PUT, /proxies/p"
    })
    void other_methods_are_not_allowed(String method, String path) {
        bench.proxy("p");
        Answer answer = bench.control.send(method, path, "");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void requests_that_are_sent_ahead_are_answered_in_order() {
        var all = new StringBuilder();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.append(Control.request(
                    "POST", "/proxies", "test", "{\"name\":\"p" + i + "\",\"upstream\":\"127.0.0.1:1\"}"));
            all.append(Control.request("GET", "/proxies/none", "test", ""));
            expected.addAll(List.of(201, 404));
        }
        bench.control.write(all.toString());

        assertThat(expected)
                .allSatisfy(status -> assertThat(bench.control.read().status()).isEqualTo(status));
    }

    @Test
    void a_request_may_come_in_pieces() {
        String request = Control.request("POST", "/proxies", "test", "{\"name\":\"p\",\"upstream\":\"127.0.0.1:1\"}");
        for (int i = 0; i < request.length(); i++) {
            bench.control.write(request.substring(i, i + 1));
        }

        assertThat(bench.control.read().status()).isEqualTo(201);
    }

    // Proxies

    @Test
    void there_are_no_proxies_at_first() {
        assertThat(get("/proxies").body()).isEqualTo("{}");
    }

    @Test
    void a_proxy_is_created_and_got() {
        Answer created = bench.proxy("p");

        String listen = created.json().get("listen").textValue();
        assertThat(listen).matches("127\\.0\\.0\\.1:[1-9]\\d+");
        assertThat(created.body())
                .isEqualTo("{\"name\":\"p\",\"listen\":\"" + listen + "\",\"upstream\":\"" + bench.upstreamAddress()
                        + "\",\"enabled\":true,\"toxics\":[]}");
        assertThat(created.headers()).containsEntry("content-type", "application/json");
        assertThat(get("/proxies/p").body()).isEqualTo(created.body());
    }

    @Test
    void proxies_are_listed_by_name() {
        bench.proxy("b");
        bench.proxy("c");
        bench.proxy("a");

        assertThat(get("/proxies").json().fieldNames()).toIterable().containsExactly("a", "b", "c");
    }

    @Test
    void name_and_upstream_are_required() {
        refused(post("/proxies", "{'upstream':'127.0.0.1:1'}"), 400, "missing required field: name");
        refused(post("/proxies", "{'name':'p'}"), 400, "missing required field: upstream");
    }

    @Test
    void a_name_is_taken_once() {
        bench.proxy("p");

        refused(post("/proxies", "{'name':'p','upstream':'127.0.0.1:1'}"), 409, "proxy already exists");
    }

    @Test
    void a_port_in_use_is_refused() {
        String taken = bench.upstreamAddress();

        refused(
                post("/proxies", "{'name':'p','listen':'" + taken + "','upstream':'127.0.0.1:1'}"),
                500,
                "listen tcp " + taken + ": bind: address already in use");
        assertThat(get("/proxies/p").status()).isEqualTo(404);
    }

    @Test
    void what_is_no_address_is_refused() {
        refused(
                post("/proxies", "{'name':'p','listen':'garbage','upstream':'127.0.0.1:1'}"),
                500,
                "listen tcp: address garbage: missing port in address");
        refused(
                post("/proxies", "{'name':'p','listen':'example.com:1','upstream':'127.0.0.1:1'}"),
                500,
                "listen tcp: lookup example.com: no such host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":0", "0.0.0.0:0", "[::]:0", "localhost:0", "127.0.0.1:0"})
    void no_port_is_opened_beyond_loopback(String listen) {
        Answer created = post("/proxies", "{'name':'p','listen':'" + listen + "','upstream':'127.0.0.1:1'}");

        assertThat(created.json().get("listen").textValue()).startsWith("127.0.0.1:");
    }

    @Test
    void addresses_of_the_outside_are_refused() {
        refused(
                post("/proxies", "{'name':'p','listen':'192.0.2.1:0','upstream':'127.0.0.1:1'}"),
                500,
                "listen tcp: address 192.0.2.1:0: not a loopback address");
    }

    @Test
    void a_disabled_proxy_listens_once_it_is_enabled() throws IOException {
        Answer created =
                post("/proxies", "{'name':'p','listen':'localhost:0','upstream':'127.0.0.1:1','enabled':false}");
        assertThat(created.json().get("listen").textValue()).isEqualTo("localhost:0");

        Answer enabled = post("/proxies/p", "{'enabled':true}");

        assertThat(enabled.status()).isEqualTo(200);
        assertThat(enabled.json().get("enabled").booleanValue()).isTrue();
        assertThat(refuses(bench.listen("p"))).isFalse();
    }

    @Test
    void a_port_is_kept_while_its_proxy_is_disabled() throws IOException {
        bench.proxy("p");
        InetSocketAddress address = bench.listen("p");

        for (int i = 0; i < 20; i++) {
            post("/proxies/p", "{'enabled':false}");
            assertThat(refuses(address)).isTrue();
            assertThat(bench.control
                            .send("PATCH", "/proxies/p", "{\"enabled\":true}")
                            .status())
                    .isEqualTo(200);
            assertThat(bench.listen("p")).isEqualTo(address);
            assertThat(refuses(address)).isFalse();
        }
    }

    @Test
    void a_proxy_moves() throws IOException {
        bench.proxy("p");
        InetSocketAddress before = bench.listen("p");

        Answer moved = post("/proxies/p", "{'listen':'127.0.0.1:0'}");

        assertThat(moved.status()).isEqualTo(200);
        assertThat(bench.listen("p")).isNotEqualTo(before);
        assertThat(refuses(before)).isTrue();
        assertThat(refuses(bench.listen("p"))).isFalse();
    }

    @Test
    void a_move_that_fails_changes_nothing() throws IOException {
        Answer before = bench.proxy("p");

        refused(
                post("/proxies/p", "{'listen':'garbage'}"),
                500,
                "listen tcp: address garbage: missing port in address");
        assertThat(post("/proxies/p", "{'listen':'" + bench.upstreamAddress() + "'}")
                        .status())
                .isEqualTo(500);

        assertThat(get("/proxies/p").body()).isEqualTo(before.body());
        assertThat(refuses(bench.listen("p"))).isFalse();
    }

    @Test
    void an_upstream_may_become_empty_and_a_name_never_changes() {
        bench.proxy("p");

        Answer updated = post("/proxies/p", "{'upstream':'','name':'q'}");

        assertThat(updated.json().get("upstream").textValue()).isEmpty();
        assertThat(updated.json().get("name").textValue()).isEqualTo("p");
        assertThat(Line.endOf(bench.dial("p"))).isEqualTo(Line.End.FIN);
    }

    @Test
    void a_proxy_is_deleted() throws IOException {
        bench.proxy("p");
        InetSocketAddress address = bench.listen("p");

        Answer deleted = bench.control.delete("/proxies/p");

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(refuses(address)).isTrue();
        refused(get("/proxies/p"), 404, "proxy not found");
        refused(bench.control.delete("/proxies/p"), 404, "proxy not found");
    }

    // Bodies

    @Test
    void an_empty_body_is_refused() {
        refused(post("/proxies", ""), 400, "bad request body: EOF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "'text'", "{'name':1}", "{'name':'p','upstream':'u:1','enabled':'yes'}"})
    void a_body_that_says_something_else_is_refused(String body) {
        Answer answer = post("/proxies", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").textValue()).startsWith("bad request body: ");
    }

    @Test
    void the_case_of_names_does_not_matter_nor_what_follows() {
        Answer created = post("/proxies", "{'NAME':'p','Upstream':'127.0.0.1:1','listen':null} and more");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("name").textValue()).isEqualTo("p");
    }

    // Toxics

    @Test
    void a_toxic_is_created_with_what_is_not_said() {
        bench.proxy("p");

        Answer created = post("/proxies/p/toxics", "{'type':'latency','attributes':{'latency':100,'unknown':1}}");

        assertThat(created.status()).isEqualTo(200);
        assertThat(created.json())
                .isEqualTo(json("{'attributes':{'latency':100,'jitter':0},'name':'latency_downstream',"
                        + "'type':'latency','stream':'downstream','toxicity':1.0}"));
        assertThat(get("/proxies/p/toxics/latency_downstream").body()).isEqualTo(created.body());
    }

    private static JsonNode json(String text) {
        return new Answer(200, java.util.Map.of(), text.replace('\'', '"')).json();
    }

    @Test
    void a_stream_is_echoed_as_it_was_written() {
        bench.proxy("p");

        Answer created = post("/proxies/p/toxics", "{'type':'latency','stream':'UPSTREAM'}");

        assertThat(created.json().get("stream").textValue()).isEqualTo("UPSTREAM");
        assertThat(created.json().get("name").textValue()).isEqualTo("latency_UPSTREAM");
    }

    @Test
    void toxics_are_listed_upstream_first_and_then_as_they_came() {
        bench.proxy("p");
        bench.toxic("p", "{'type':'latency','name':'a'}");
        bench.toxic("p", "{'type':'noop','name':'z','stream':'upstream'}");
        bench.toxic("p", "{'type':'timeout','name':'b','stream':'upstream'}");
        bench.toxic("p", "{'type':'limit_data','name':'c','attributes':{'bytes':5}}");

        assertThat(get("/proxies/p/toxics").json().findValuesAsText("name")).containsExactly("z", "b", "a", "c");
        assertThat(get("/proxies/p").json().get("toxics")).hasSize(4);
    }

    @Test
    void the_name_of_a_toxic_is_taken_once_for_both_streams() {
        bench.proxy("p");
        bench.toxic("p", "{'type':'latency','name':'t'}");

        refused(
                post("/proxies/p/toxics", "{'type':'noop','name':'t','stream':'upstream'}"),
                409,
                "toxic already exists");
    }

    @Test
    void the_stream_is_looked_at_before_the_type() {
        bench.proxy("p");

        refused(
                post("/proxies/p/toxics", "{'type':'none','stream':'sideways'}"),
                400,
                "stream was invalid, can be either upstream or downstream");
        refused(post("/proxies/p/toxics", "{'type':'none'}"), 400, "invalid toxic type");
    }

    @Test
    void an_update_merges_and_leaves_the_rest() {
        bench.proxy("p");
        bench.toxic("p", "{'type':'latency','name':'t','attributes':{'latency':10,'jitter':2}}");

        Answer updated = bench.control.send(
                "PATCH",
                "/proxies/p/toxics/t",
                "{\"attributes\":{\"latency\":20},\"toxicity\":0.25,\"name\":\"u\",\"stream\":\"upstream\"}");

        assertThat(updated.json())
                .isEqualTo(json("{'attributes':{'latency':20,'jitter':2},'name':'t','type':'latency',"
                        + "'stream':'downstream','toxicity':0.25}"));
    }

    @Test
    void a_toxic_is_removed() {
        bench.proxy("p");
        bench.toxic("p", "{'type':'latency','name':'t'}");

        bench.remove("p", "t");

        refused(get("/proxies/p/toxics/t"), 404, "toxic not found");
        refused(bench.control.delete("/proxies/p/toxics/t"), 404, "toxic not found");
        refused(post("/proxies/p/toxics/t", "{}"), 404, "toxic not found");
        refused(post("/proxies/q/toxics", "{}"), 404, "proxy not found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type':'slicer'",
                "'type':'slicer','attributes':{'average_size':0}",
                "'type':'slicer','attributes':{'average_size':10,'size_variation':11}",
                "'type':'slicer','attributes':{'average_size':10,'size_variation':-1}",
                "'type':'bandwidth','attributes':{'rate':-1}",
                "'type':'bandwidth','attributes':{'rate':9223372036854775807}",
                "'type':'bandwidth','attributes':{'rate':9223372036854775808}",
                "'type':'bandwidth','attributes':{'rate':1.5}",
                "'type':'bandwidth','attributes':{'rate':'10'}",
                "'type':'bandwidth','attributes':[]",
                "'type':'latency','attributes':{'jitter':9223372036854775807}",
                "'type':'latency','attributes':{'latency':-9223372036854775808}",
                "'type':'timeout','attributes':{'timeout':9223372036854775807}",
                "'type':'latency','toxicity':1.01",
                "'type':'latency','toxicity':-0.1",
                "'type':'latency','toxicity':'all'"
            })
    void what_no_toxic_can_carry_out_is_refused(String toxic) {
        bench.proxy("p");

        Answer answer = post("/proxies/p/toxics", "{" + toxic + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").textValue()).isNotBlank();
        assertThat(get("/proxies/p/toxics").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'attributes':{'average_size':0}", "'attributes':{'size_variation':11}", "'toxicity':2"})
    void what_no_toxic_can_become_is_refused(String change) {
        bench.proxy("p");
        Answer before = bench.toxic("p", "{'type':'slicer','name':'t','attributes':{'average_size':10}}");

        assertThat(post("/proxies/p/toxics/t", "{" + change + "}").status()).isEqualTo(400);

        assertThat(get("/proxies/p/toxics/t").body()).isEqualTo(before.body());
    }

    // Populate and reset

    @Test
    void populating_creates_and_lists() {
        Answer populated = post(
                "/populate",
                "[{'name':'b','upstream':'127.0.0.1:1'},{'name':'a','upstream':'127.0.0.1:2','enabled':false}]");

        assertThat(populated.status()).isEqualTo(201);
        assertThat(populated.json().get("proxies").findValuesAsText("name")).containsExactly("b", "a");
        assertThat(get("/proxies").json()).hasSize(2);
        assertThat(post("/populate", "[]").body()).isEqualTo("{\"proxies\":null}");
    }

    @Test
    void populating_leaves_alone_what_is_the_same_and_replaces_what_is_not() {
        bench.proxy("same");
        bench.proxy("other");
        bench.toxic("same", "{'type':'latency','name':'t'}");
        bench.toxic("other", "{'type':'latency','name':'t'}");
        String listen = get("/proxies/same").json().get("listen").textValue();

        post(
                "/populate",
                "[{'name':'same','listen':'" + listen + "','upstream':'" + bench.upstreamAddress()
                        + "','enabled':false},{'name':'other','listen':'127.0.0.1:0','upstream':'127.0.0.1:1'}]");

        assertThat(get("/proxies/same").json().get("toxics")).hasSize(1);
        assertThat(get("/proxies/same").json().get("enabled").booleanValue()).isTrue();
        assertThat(get("/proxies/other").json().get("toxics")).isEmpty();
        assertThat(get("/proxies/other").json().get("upstream").textValue()).isEqualTo("127.0.0.1:1");
    }

    @Test
    void populating_checks_everything_before_it_creates_anything() {
        Answer answer = post("/populate", "[{'name':'a','upstream':'127.0.0.1:1'},{'name':'b'}]");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"missing required field: upstream at proxy 2\",\"status\":400}");
        assertThat(answer.headers()).containsEntry("content-type", "application/json");
        assertThat(get("/proxies").body()).isEqualTo("{}");
    }

    @Test
    void populating_stops_at_what_cannot_listen() {
        Answer answer = post(
                "/populate",
                "[{'name':'a','upstream':'127.0.0.1:1'},{'name':'b','listen':'garbage','upstream':'127.0.0.1:1'},"
                        + "{'name':'c','upstream':'127.0.0.1:1'}]");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().get("proxies").findValuesAsText("name")).containsExactly("a");
        assertThat(get("/proxies").json().fieldNames()).toIterable().containsExactly("a");
    }

    @Test
    void a_reset_enables_all_proxies_and_removes_all_toxics() throws IOException {
        bench.proxy("p");
        bench.toxic("p", "{'type':'latency','name':'t'}");
        post("/proxies", "{'name':'q','upstream':'127.0.0.1:1','enabled':false}");

        assertThat(post("/reset", "").status()).isEqualTo(204);

        assertThat(get("/proxies/p").json().get("toxics")).isEmpty();
        assertThat(refuses(bench.listen("q"))).isFalse();
    }

    @Test
    void a_reset_stops_at_what_cannot_listen() throws IOException {
        try (var taken = new ServerSocket(0, 1, bench.upstream.getInetAddress())) {
            post(
                    "/proxies",
                    "{'name':'p','listen':'127.0.0.1:" + taken.getLocalPort()
                            + "','upstream':'127.0.0.1:1','enabled':false}");

            assertThat(post("/reset", "").status()).isEqualTo(500);
        }
    }
}
