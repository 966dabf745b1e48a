package dev.firedrill.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.time.Await;
import dev.firedrill.toxiproxy.Control.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The HTTP API. */
final class ApiRows extends Rows {

    ApiRows(Bench bench, boolean original) {
        super(bench, original);
    }

    // Around

    @Row
    void the_version_is_told() {
        Answer version = get("/version");

        assertThat(version.status()).isEqualTo(200);
        assertThat(version.body()).isEqualTo("{\"version\": \"2.12.0\"}\n");
        assertThat(version.headers()).containsEntry("content-type", "application/json;charset=utf-8");
    }

    @Row
    @Differs(
            original = "Nothing.",
            ours = "`X-Toxiproxy-Semantics: compat` or `faithful`, with every answer.",
            why = "Who talks to it can tell which meaning toxics have.",
            in = {Semantics.COMPAT, Semantics.FAITHFUL})
    void an_answer_tells_the_mode_in_a_header() {
        assertThat(get("/version").headers().containsKey("x-toxiproxy-semantics"))
                .isEqualTo(!original());
    }

    @Row
    void browsers_are_refused() {
        Answer answer = bench.control.send("GET", "/proxies", "Mozilla/5.0 (X11)", "");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("User agent not allowed");
    }

    @Row
    void every_answer_has_an_id() {
        String first = get("/version").headers().get("x-toxiproxy-request-id");
        String second = get("/nowhere").headers().get("x-toxiproxy-request-id");

        assertThat(first).isNotBlank().isNotEqualTo(second);
    }

    @Row
    void unknown_paths_are_not_found() {
        Answer answer = get("/nowhere");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("404 page not found\n");
    }

    @Row
    void other_methods_are_not_allowed() {
        bench.proxy("p");
        for (String request : List.of(
                "HEAD /version", "PUT /proxies", "DELETE /proxies", "GET /reset", "GET /populate", "PUT /proxies/p")) {
            int space = request.indexOf(' ');
            Answer answer = bench.control.send(request.substring(0, space), request.substring(space + 1), "");

            assertThat(answer.status()).as(request).isEqualTo(405);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Row
    void what_is_no_path_is_refused_and_the_next_request_is_not() {
        try (var other = new Control(bench.target.control())) {
            assertThat(other.send("GET", "/proxies/%zz", "").status()).isEqualTo(400);
        }
        assertThat(get("/version").status()).isEqualTo(200);
    }

    @Row
    void what_is_no_http_is_refused() {
        for (String text : List.of(
                "NONSENSE\r\n\r\n",
                "GET /version HTTP/1.1\r\nHost: a\r\nContent-Length: abc\r\n\r\n",
                "POST /proxies HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")) {
            try (var other = new Control(bench.target.control())) {
                other.write(text);

                assertThat(other.read().status()).as(text).isEqualTo(400);
            }
        }
    }

    @Row
    @Differs(
            original = "Reads it to its end.",
            ours = "413; at most 1 MiB is read.",
            why = "A request must not be able to fill the memory of the process that the tests are in.",
            in = {Semantics.COMPAT, Semantics.FAITHFUL})
    void a_body_of_two_megabytes() {
        Answer answer = create("p", "'upstream':'" + "x".repeat(2 << 20) + "'");

        assertThat(answer.status()).isEqualTo(original() ? 201 : 413);
    }

    @Row
    void a_request_of_another_content_type_is_read_as_json() {
        String body = "{\"name\":\"p\",\"listen\":\"" + bench.target.listen() + "\",\"upstream\":\"127.0.0.1:1\"}";
        bench.control.write("POST /proxies HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);

        assertThat(bench.control.read().status()).isEqualTo(201);
    }

    @Row
    void requests_that_are_sent_ahead_are_answered_in_order() {
        var all = new StringBuilder();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.append(Control.request(
                    "POST",
                    "/proxies",
                    "test",
                    "{\"name\":\"p" + i + "\",\"enabled\":false,\"upstream\":\"127.0.0.1:1\"}"));
            all.append(Control.request("GET", "/proxies/none", "test", ""));
            expected.addAll(List.of(201, 404));
        }
        bench.control.write(all.toString());

        assertThat(expected)
                .allSatisfy(status -> assertThat(bench.control.read().status()).isEqualTo(status));
    }

    @Row
    void a_request_may_come_in_pieces() {
        String request = Control.request(
                "POST", "/proxies", "test", "{\"name\":\"p\",\"enabled\":false,\"upstream\":\"127.0.0.1:1\"}");
        for (int i = 0; i < request.length(); i++) {
            bench.control.write(request.substring(i, i + 1));
        }

        assertThat(bench.control.read().status()).isEqualTo(201);
    }

    // Proxies

    @Row
    void there_are_no_proxies_at_first() {
        assertThat(get("/proxies").body()).isEqualTo("{}");
    }

    @Row
    @Differs(
            original = "With a `Logger`, which is always `{}`.",
            ours = "Without it.",
            why = "It is there by accident.")
    void a_proxy_is_shown_with_what_it_is() {
        Answer created = bench.proxy("p");

        String listen = created.json().get("listen").textValue();
        assertThat(listen).matches(".*:[1-9]\\d+");
        assertThat(created.body())
                .isEqualTo("{\"name\":\"p\",\"listen\":\"" + listen + "\",\"upstream\":\"" + bench.upstreamAddress()
                        + "\",\"enabled\":true," + (original() ? "\"Logger\":{}," : "") + "\"toxics\":[]}");
        assertThat(created.headers()).containsEntry("content-type", "application/json");
        assertThat(get("/proxies/p").body()).isEqualTo(created.body());
    }

    @Row
    void proxies_are_listed_by_name() {
        bench.proxy("b");
        bench.proxy("c");
        bench.proxy("a");

        assertThat(get("/proxies").json().fieldNames()).toIterable().containsExactly("a", "b", "c");
    }

    @Row
    void name_and_upstream_are_required() {
        refused(post("/proxies", "{'upstream':'127.0.0.1:1'}"), 400, "missing required field: name");
        refused(post("/proxies", "{'name':'p'}"), 400, "missing required field: upstream");
    }

    @Row
    void a_name_is_taken_once() {
        bench.proxy("p");

        refused(post("/proxies", "{'name':'p','upstream':'127.0.0.1:1'}"), 409, "proxy already exists");
    }

    @Row
    void a_port_in_use_is_refused() {
        String taken = bench.proxy("q").json().get("listen").textValue();

        refused(
                post("/proxies", "{'name':'p','listen':'" + taken + "','upstream':'127.0.0.1:1'}"),
                500,
                "listen tcp " + taken + ": bind: address already in use");
        assertThat(get("/proxies/p").status()).isEqualTo(404);
    }

    @Row
    void what_is_no_address_is_refused() {
        refused(
                post("/proxies", "{'name':'p','listen':'garbage','upstream':'127.0.0.1:1'}"),
                500,
                "listen tcp: address garbage: missing port in address");
        refused(
                post("/proxies", "{'name':'p','listen':'127.0.0.1:99999','upstream':'127.0.0.1:1'}"),
                500,
                "listen tcp: address 99999: invalid port");
    }

    @Row
    void a_name_that_is_no_host_is_refused() {
        Answer answer = post("/proxies", "{'name':'p','listen':'nowhere.invalid:1','upstream':'127.0.0.1:1'}");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().get("error").textValue()).startsWith("listen tcp: lookup nowhere.invalid");
    }

    @Row
    @Differs(
            original = "On every address of the machine, echoed as `[::]`.",
            ours = "On 127.0.0.1.",
            why = "Nobody but this machine may reach what tests open.",
            in = {Semantics.COMPAT, Semantics.FAITHFUL})
    void a_proxy_that_names_no_address_listens() {
        int number = 0;
        for (String listen : List.of("", ":0", "0.0.0.0:0", "[::]:0")) {
            Answer created =
                    post("/proxies", "{'name':'p" + number++ + "','listen':'" + listen + "','upstream':'127.0.0.1:1'}");

            assertThat(created.json().get("listen").textValue())
                    .as(listen)
                    .startsWith(original() ? "[::]:" : "127.0.0.1:");
        }
    }

    @Row
    void a_proxy_on_localhost_tells_the_address() {
        Answer created = post("/proxies", "{'name':'p','listen':'localhost:0','upstream':'127.0.0.1:1'}");

        assertThat(created.json().get("listen").textValue()).matches("127\\.0\\.0\\.1:[1-9]\\d+");
    }

    @Row
    @Differs(
            original = "Tries it.",
            ours = "Refused with 500, `not a loopback address`.",
            why = "Nobody but this machine may reach what tests open.",
            in = {Semantics.COMPAT, Semantics.FAITHFUL})
    void an_address_of_the_outside() {
        Answer answer = post("/proxies", "{'name':'p','listen':'192.0.2.1:0','upstream':'127.0.0.1:1'}");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().get("error").textValue())
                .contains(original() ? "cannot assign requested address" : "not a loopback address");
    }

    @Row
    void a_disabled_proxy_listens_once_it_is_enabled() throws IOException {
        Answer created = create("p", "'upstream':'127.0.0.1:1','enabled':false");
        assertThat(created.json().get("listen").textValue()).isEqualTo(bench.target.listen());

        Answer enabled = post("/proxies/p", "{'enabled':true}");

        assertThat(enabled.status()).isEqualTo(200);
        assertThat(enabled.json().get("enabled").booleanValue()).isTrue();
        assertThat(refuses(bench.listen("p"))).isFalse();
    }

    @Row
    void a_port_is_kept_while_its_proxy_is_disabled() throws IOException {
        bench.proxy("p");
        InetSocketAddress address = bench.listen("p");

        for (int i = 0; i < 5; i++) {
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

    @Row
    void a_proxy_moves() throws IOException {
        bench.proxy("p");
        InetSocketAddress before = bench.listen("p");

        Answer moved = post("/proxies/p", "{'listen':'" + bench.target.listen() + "'}");

        assertThat(moved.status()).isEqualTo(200);
        assertThat(bench.listen("p")).isNotEqualTo(before);
        assertThat(refuses(before)).isTrue();
        assertThat(refuses(bench.listen("p"))).isFalse();
    }

    @Row
    void a_move_to_what_is_no_address_changes_nothing() {
        Answer before = bench.proxy("p");

        refused(post("/proxies/p", "{'listen':'garbage'}"), 500, "address garbage: missing port in address");

        assertThat(get("/proxies/p").body()).isEqualTo(before.body());
        assertThat(refuses(bench.listen("p"))).isFalse();
    }

    @Row
    @Differs(
            original = "Stops first. What fails leaves the proxy disabled, at the place that it could not have.",
            ours = "Changes nothing.",
            why = "A request that is refused must have no effect.")
    void a_move_to_a_port_in_use() {
        Answer before = bench.proxy("p");
        String taken = bench.proxy("q").json().get("listen").textValue();
        InetSocketAddress address = bench.listen("p");

        assertThat(post("/proxies/p", "{'listen':'" + taken + "'}").status()).isEqualTo(500);

        if (original()) {
            assertThat(get("/proxies/p").json().get("listen").textValue()).isEqualTo(taken);
            assertThat(get("/proxies/p").json().get("enabled").booleanValue()).isFalse();
        } else {
            assertThat(get("/proxies/p").body()).isEqualTo(before.body());
        }
        assertThat(refuses(address)).isEqualTo(original());
    }

    @Row
    void an_upstream_may_become_empty_and_a_name_never_changes() {
        bench.proxy("p");

        Answer updated = post("/proxies/p", "{'upstream':'','name':'q'}");

        assertThat(updated.json().get("upstream").textValue()).isEmpty();
        assertThat(updated.json().get("name").textValue()).isEqualTo("p");
        assertThat(Line.endOf(bench.dial("p"))).isEqualTo(Line.End.FIN);
    }

    @Row
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

    @Row
    void an_empty_body_is_refused() {
        refused(post("/proxies", ""), 400, "bad request body: EOF");
    }

    @Row
    void a_body_that_says_something_else_is_refused() {
        for (String body :
                List.of("{", "[]", "'text'", "{'name':1}", "{'name':'p','upstream':'u:1','enabled':'yes'}")) {
            Answer answer = post("/proxies", body);

            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.json().get("error").textValue()).startsWith("bad request body: ");
        }
    }

    @Row
    void a_body_of_null_says_nothing() {
        refused(post("/proxies", "null"), 400, "missing required field: name");
    }

    @Row
    @Differs(
            original =
                    "In the words of Go: `json: cannot unmarshal number into Go struct field Proxy.name of type string`.",
            ours = "In words of our own: `\"name\" must be a string`.",
            why = "They say what to mend, and there is no Go.",
            in = {Semantics.COMPAT, Semantics.FAITHFUL})
    void a_body_of_the_wrong_type_is_explained() {
        assertThat(post("/proxies", "{'name':1}").json().get("error").textValue())
                .contains(original() ? "Go struct field" : "\"name\" must be a string");
    }

    @Row
    void the_case_of_names_does_not_matter_nor_what_follows() {
        Answer created =
                post("/proxies", "{'NAME':'p','Upstream':'127.0.0.1:1','listen':null,'enabled':false} and more");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("name").textValue()).isEqualTo("p");
    }

    // Toxics

    @Row
    void a_toxic_is_created_with_what_is_not_said() {
        bench.proxy("p");

        Answer created = post("/proxies/p/toxics", "{'type':'latency','attributes':{'latency':100,'unknown':1}}");

        assertThat(created.status()).isEqualTo(200);
        assertThat(created.json())
                .isEqualTo(json("{'attributes':{'latency':100,'jitter':0},'name':'latency_downstream',"
                        + "'type':'latency','stream':'downstream','toxicity':1}"));
        assertThat(get("/proxies/p/toxics/latency_downstream").body()).isEqualTo(created.body());
    }

    private static JsonNode json(String text) {
        return new Answer(200, java.util.Map.of(), text.replace('\'', '"')).json();
    }

    @Row
    void a_stream_is_echoed_as_it_was_written() {
        bench.proxy("p");

        Answer created = post("/proxies/p/toxics", "{'type':'latency','stream':'UPSTREAM'}");

        assertThat(created.json().get("stream").textValue()).isEqualTo("UPSTREAM");
        assertThat(created.json().get("name").textValue()).isEqualTo("latency_UPSTREAM");
    }

    @Row
    void toxics_are_listed_upstream_first_and_then_as_they_came() {
        bench.proxy("p");
        bench.toxic("p", "{'type':'latency','name':'a'}");
        bench.toxic("p", "{'type':'noop','name':'z','stream':'upstream'}");
        bench.toxic("p", "{'type':'timeout','name':'b','stream':'upstream'}");
        bench.toxic("p", "{'type':'limit_data','name':'c','attributes':{'bytes':5}}");

        assertThat(get("/proxies/p/toxics").json().findValuesAsText("name")).containsExactly("z", "b", "a", "c");
        assertThat(get("/proxies/p").json().get("toxics")).hasSize(4);
    }

    @Row
    void the_name_of_a_toxic_is_taken_once_for_both_streams() {
        bench.proxy("p");
        bench.toxic("p", "{'type':'latency','name':'t'}");

        refused(
                post("/proxies/p/toxics", "{'type':'noop','name':'t','stream':'upstream'}"),
                409,
                "toxic already exists");
    }

    @Row
    void the_stream_is_looked_at_before_the_type() {
        bench.proxy("p");

        refused(
                post("/proxies/p/toxics", "{'type':'none','stream':'sideways'}"),
                400,
                "stream was invalid, can be either upstream or downstream");
        refused(post("/proxies/p/toxics", "{'type':'none'}"), 400, "invalid toxic type");
    }

    @Row
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

    @Row
    void a_toxic_is_removed() {
        bench.proxy("p");
        bench.toxic("p", "{'type':'latency','name':'t'}");

        bench.remove("p", "t");

        refused(get("/proxies/p/toxics/t"), 404, "toxic not found");
        refused(bench.control.delete("/proxies/p/toxics/t"), 404, "toxic not found");
        refused(post("/proxies/p/toxics/t", "{}"), 404, "toxic not found");
        refused(post("/proxies/q/toxics", "{}"), 404, "proxy not found");
    }

    @Row
    void attributes_of_the_wrong_type_are_refused() {
        bench.proxy("p");
        for (String toxic : List.of(
                "'type':'bandwidth','attributes':{'rate':9223372036854775808}",
                "'type':'bandwidth','attributes':{'rate':1.5}",
                "'type':'bandwidth','attributes':{'rate':'10'}",
                "'type':'bandwidth','attributes':[]",
                "'type':'latency','toxicity':'all'")) {
            Answer answer = post("/proxies/p/toxics", "{" + toxic + "}");

            assertThat(answer.status()).as(toxic).isEqualTo(400);
            assertThat(answer.json().get("error").textValue()).startsWith("bad request body: ");
        }
        assertThat(get("/proxies/p/toxics").body()).isEqualTo("[]");
    }

    @Row
    @Differs(
            original = "Taken as it is; the arithmetic overflows.",
            ours = "400.",
            why = "No test waits that long on purpose.",
            in = {Semantics.COMPAT, Semantics.FAITHFUL})
    void a_time_beyond_ten_years() {
        bench.proxy("p");

        assertThat(post("/proxies/p/toxics", "{'type':'timeout','attributes':{'timeout':9223372036854775807}}")
                        .status())
                .isEqualTo(original() ? 200 : 400);
    }

    @Row
    @Differs(
            original = "Taken: above 1 is always, below 0 never.",
            ours = "400.",
            why = "It is a slip, as when somebody means percent.")
    void a_toxicity_outside_of_0_to_1() {
        bench.proxy("p");

        for (String toxicity : List.of("7", "-0.5")) {
            Answer answer = post(
                    "/proxies/p/toxics", "{'type':'latency','name':'t" + toxicity + "','toxicity':" + toxicity + "}");
            assertThat(answer.status()).isEqualTo(original() ? 200 : 400);
        }
    }

    @Row
    @Differs(
            original = "The process ends with the first bytes.",
            ours = "400.",
            why = "A request must not be able to end the process.",
            in = {Semantics.COMPAT, Semantics.FAITHFUL})
    void a_slicer_without_an_average() {
        bench.proxy("p");
        deadly(() -> spark(200), post("/proxies/p/toxics", "{'type':'slicer'}"));
    }

    @Row
    @Differs(
            original = "The process ends sooner or later.",
            ours = "400.",
            why = "A request must not be able to end the process.",
            in = {Semantics.COMPAT, Semantics.FAITHFUL})
    void a_slicer_that_varies_by_more_than_its_average() {
        bench.proxy("p");
        deadly(
                () -> spark(20_000),
                post("/proxies/p/toxics", "{'type':'slicer','attributes':{'average_size':1,'size_variation':1000}}"));
    }

    @Row
    @Differs(
            original = "The process ends with the first bytes.",
            ours = "400.",
            why = "A request must not be able to end the process.",
            in = {Semantics.COMPAT, Semantics.FAITHFUL})
    void a_bandwidth_below_0() {
        bench.proxy("p");
        deadly(() -> spark(200), post("/proxies/p/toxics", "{'type':'bandwidth','attributes':{'rate':-1}}"));
    }

    @Row
    @Differs(
            original = "The process ends with the first bytes.",
            ours = "400.",
            why = "A request must not be able to end the process.",
            in = {Semantics.COMPAT, Semantics.FAITHFUL})
    void a_jitter_that_overflows() {
        bench.proxy("p");
        deadly(
                () -> spark(200),
                post("/proxies/p/toxics", "{'type':'latency','attributes':{'jitter':9223372036854775807}}"));
    }

    private void spark(int bytes) {
        Line line = bench.line("p");
        Line.say(line.server(), "x".repeat(bytes));
    }

    @Row
    @Differs(
            original = "Taken; the process ends with the next bytes.",
            ours = "400, and the toxic stays as it was.",
            why = "A request must not be able to end the process.",
            in = {Semantics.COMPAT, Semantics.FAITHFUL})
    void an_update_to_what_cannot_be() {
        bench.proxy("p");
        Answer before = bench.toxic("p", "{'type':'slicer','name':'t','attributes':{'average_size':10}}");

        deadly(() -> spark(200), post("/proxies/p/toxics/t", "{'attributes':{'average_size':0}}"));

        if (!original()) {
            assertThat(get("/proxies/p/toxics/t").body()).isEqualTo(before.body());
        }
    }

    @Row
    void a_toxic_that_does_nothing_can_be_created() {
        bench.proxy("p");

        assertThat(bench.toxic("p", "{'type':'noop'}").json())
                .isEqualTo(json(
                        "{'attributes':{},'name':'noop_downstream','type':'noop','stream':'downstream','toxicity':1}"));
    }

    @Row
    void a_name_with_a_blank_is_found_by_its_escaped_path() {
        bench.proxy("p");
        bench.toxic("p", "{'type':'noop','name':'a b'}");

        assertThat(get("/proxies/p/toxics/a%20b").status()).isEqualTo(200);
        assertThat(get("/proxies/p/toxics/a+b").status()).isEqualTo(404);
    }

    @Row
    @Differs(
            original = "Not there; 400 `invalid toxic type`.",
            ours = "There. At most 512 connections of a server wait to be accepted; beyond that, the oldest is closed.",
            why = "Later versions of the original have `packet_loss`; the others are ours.",
            in = {Semantics.COMPAT, Semantics.FAITHFUL})
    void toxics_packet_loss_and_corrupt_and_half_open_and_accept_late_or_close_or_never() {
        bench.proxy("p");
        for (String type :
                List.of("packet_loss", "corrupt", "half_open", "accept_late", "accept_close", "accept_never")) {
            assertThat(post("/proxies/p/toxics", "{'type':'" + type + "'}").status())
                    .isEqualTo(original() ? 400 : 200);
        }
    }

    @Row
    @Differs(
            original = "Ignored.",
            ours =
                    "`connections` and `window` say which connections since then, and which ms since then, a toxic is for.",
            why = "A fault for the n-th connection, or for a time, needs no second request.",
            in = {Semantics.COMPAT, Semantics.FAITHFUL})
    void a_toxic_for_some_connections_or_a_time() {
        bench.proxy("p");

        Answer created = bench.toxic("p", "{'type':'noop','connections':{'from':2,'to':3},'window':{'from':100}}");

        assertThat(created.json().has("connections")).isEqualTo(!original());
        assertThat(created.json().has("window")).isEqualTo(!original());
    }

    @Row
    @Differs(
            original = "Not there.",
            ours = "What was decided by chance so far.",
            why = "Two runs of one seed can be compared.",
            in = {Semantics.COMPAT, Semantics.FAITHFUL})
    void a_path_decisions() {
        assertThat(get("/decisions").status()).isEqualTo(original() ? 404 : 200);
    }

    // Populate and reset

    @Row
    void populating_creates_and_lists() {
        Answer populated = post(
                "/populate",
                "[" + wanted("b", "'upstream':'127.0.0.1:1'") + ","
                        + wanted("a", "'upstream':'127.0.0.1:2','enabled':false") + "]");

        assertThat(populated.status()).isEqualTo(201);
        assertThat(populated.json().get("proxies").findValuesAsText("name")).containsExactly("b", "a");
        assertThat(populated.json().get("proxies").findValues("enabled"))
                .extracting(JsonNode::booleanValue)
                .containsExactly(true, false);
        assertThat(get("/proxies").json()).hasSize(2);
    }

    private String wanted(String name, String more) {
        return "{'name':'" + name + "','listen':'" + bench.target.listen() + "'," + more + "}";
    }

    @Row
    void populating_with_nothing_answers_null() {
        assertThat(post("/populate", "[]").body()).isEqualTo("{\"proxies\":null}");
    }

    @Row
    void populating_refuses_what_is_no_list() {
        assertThat(post("/populate", "{}").status()).isEqualTo(400);
        Answer empty = post("/populate", "");
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.body()).isEqualTo("{\"error\":\"bad request body: EOF\",\"status\":400,\"proxies\":null}");
    }

    @Row
    @Differs(
            original = "Ignored.",
            ours = "The proxy has them before its first connection.",
            why = "Between two requests, connections would pass without them.")
    void toxics_given_with_a_proxy() {
        post("/populate", "[" + wanted("a", "'upstream':'127.0.0.1:1','toxics':[{'type':'latency'}]") + "]");
        create("b", "'upstream':'127.0.0.1:1','toxics':[{'type':'latency','attributes':{'latency':5}}]");

        assertThat(get("/proxies/a/toxics").json()).hasSize(original() ? 0 : 1);
        assertThat(get("/proxies/b/toxics").json()).hasSize(original() ? 0 : 1);
    }

    @Row
    void populating_leaves_alone_what_is_the_same_and_replaces_what_is_not() {
        bench.proxy("same");
        bench.proxy("other");
        bench.toxic("same", "{'type':'latency','name':'t'}");
        bench.toxic("other", "{'type':'latency','name':'t'}");
        String listen = get("/proxies/same").json().get("listen").textValue();

        post(
                "/populate",
                "[{'name':'same','listen':'" + listen + "','upstream':'" + bench.upstreamAddress()
                        + "','enabled':false}," + wanted("other", "'upstream':'127.0.0.1:1'") + "]");

        assertThat(get("/proxies/same").json().get("toxics")).hasSize(1);
        assertThat(get("/proxies/same").json().get("enabled").booleanValue()).isTrue();
        assertThat(get("/proxies/other").json().get("toxics")).isEmpty();
        assertThat(get("/proxies/other").json().get("upstream").textValue()).isEqualTo("127.0.0.1:1");
    }

    @Row
    void populating_checks_everything_before_it_creates_anything() {
        Answer answer = post("/populate", "[{'name':'a','upstream':'127.0.0.1:1'},{'name':'b'}]");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":\"missing required field: upstream at proxy 2\",\"status\":400,\"proxies\":null}");
        assertThat(answer.headers()).containsEntry("content-type", "application/json");
        assertThat(get("/proxies").body()).isEqualTo("{}");
    }

    @Row
    @Differs(
            original = "What came before it stays, and what it was to replace is gone.",
            ours = "Everything stays as it was, connections too.",
            why = "A request that is refused must have no effect.")
    void populating_with_what_cannot_listen() {
        Answer answer = post(
                "/populate",
                "[" + wanted("a", "'upstream':'127.0.0.1:1'")
                        + ",{'name':'b','listen':'garbage','upstream':'127.0.0.1:1'},"
                        + wanted("c", "'upstream':'127.0.0.1:1'") + "]");

        assertThat(answer.status()).isEqualTo(500);
        List<String> there = original() ? List.of("a") : List.of();
        assertThat(answer.json().get("proxies").findValuesAsText("name")).isEqualTo(there);
        assertThat(get("/proxies").json().fieldNames()).toIterable().containsExactlyElementsOf(there);
    }

    @Row
    void a_reset_enables_all_proxies_and_removes_all_toxics() throws IOException {
        bench.proxy("p");
        bench.toxic("p", "{'type':'latency','name':'t'}");
        create("q", "'upstream':'127.0.0.1:1','enabled':false");

        assertThat(post("/reset", "").status()).isEqualTo(204);

        assertThat(get("/proxies/p").json().get("toxics")).isEmpty();
        assertThat(refuses(bench.listen("q"))).isFalse();
    }

    @Row
    void a_reset_stops_at_what_cannot_listen() {
        String taken = bench.proxy("q").json().get("listen").textValue();
        post("/proxies", "{'name':'p','listen':'" + taken + "','upstream':'127.0.0.1:1','enabled':false}");

        assertThat(post("/reset", "").status()).isEqualTo(500);
    }

    @Row
    void bytes_are_counted_when_their_connection_ended() {
        bench.proxy("p");
        Line line = bench.line("p").warmedUp();
        Line.say(line.client(), "123456789");
        Line.hear(line.server(), 9);
        line.close();

        String received = "toxiproxy_proxy_received_bytes_total{direction=\"upstream\",listener=\""
                + get("/proxies/p").json().get("listen").textValue() + "\",proxy=\"p\",upstream=\""
                + bench.upstreamAddress()
                + "\"} 10";
        Await.until("the bytes are counted", PROMPT, () -> get("/metrics").body(), text -> text.contains(received));
        assertThat(get("/metrics").body())
                .contains("# TYPE toxiproxy_proxy_received_bytes_total counter")
                .contains("toxiproxy_proxy_sent_bytes_total{direction=\"downstream\"");
    }
}
