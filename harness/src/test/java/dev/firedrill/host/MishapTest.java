package dev.firedrill.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.firedrill.AtOnce;
import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Mishap;
import dev.firedrill.fault.Mishap.TooManyRequests.Limit;
import dev.firedrill.fault.Outage;
import dev.firedrill.fault.Selector;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.time.Await;
import io.restassured.http.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MishapTest {

    private static final String MYSELF = "/rest/api/3/myself";
    private static final String INFO = "/rest/api/3/serverInfo";
    private static final String PROPERTY = "/rest/atlassian-connect/1/addons/example-addon/properties/colour";
    private static final Duration BOUND = Duration.ofSeconds(20);

    @RegisterExtension
    final RunningHost running = new RunningHost();

    private Instance acme;

    @BeforeEach
    void open() {
        acme = running.jira("acme");
    }

    private Fault.Exchange suffer(Mishap mishap) {
        return suffer(Selector.everything(), mishap);
    }

    private Fault.Exchange suffer(Selector selector, Mishap mishap) {
        var fault = new Fault.Exchange(selector, mishap);
        acme.suffer(fault);
        return fault;
    }

    private RawConnection ask() {
        return new RawConnection(acme.baseUrl()).get(MYSELF, running.token(acme, "GET", MYSELF));
    }

    private RawConnection.Ended askToTheEnd() {
        try (var connection = ask()) {
            return connection.end();
        }
    }

    private Fact.HostCalled soleCall() {
        return Await.until(
                        "a call is recorded",
                        BOUND,
                        () -> running.facts(Fact.HostCalled.class),
                        calls -> calls.size() == 1)
                .get(0);
    }

    private void assertStruck(Fault.Exchange fault, int status) {
        Fact.HostCalled call = soleCall();
        assertThat(call.status()).isEqualTo(status);
        assertThat(call.met()).isEqualTo(fault.describe());
        assertThat(call.caller().signedBy()).isEqualTo("acme");
        assertThat(running.facts(Fact.FaultStruck.class)).containsExactly(new Fact.FaultStruck(fault.describe(), 1));
    }

    /** What the answer's head announces. */
    private static int announced(String answer) {
        return Integer.parseInt(answer.replaceAll("(?is).*content-length: (\\d+).*", "$1"));
    }

    static List<Mishap> all() {
        return List.of(
                new Mishap.Late(Duration.ofMillis(1)),
                new Mishap.CutBeforeAnswer(Duration.ZERO),
                new Mishap.CutMidRequest(),
                new Mishap.CutMidBody(),
                new Mishap.WrongLength(),
                new Mishap.MalformedChunk(),
                new Mishap.Dribble(Duration.ofMillis(20)),
                new Mishap.HtmlForJson(),
                new Mishap.TooManyRequests(Limit.RETRY_AFTER),
                new Mishap.TooManyRequests(Limit.RESET_ONLY),
                new Mishap.TooManyRequests(Limit.SILENT));
    }

    @ParameterizedTest
    @MethodSource("all")
    void only_what_is_selected_is_struck_and_the_next_request_is_well(Mishap mishap) {
        Fault.Exchange fault = suffer(Selector.of("GET", "/rest/api/3/.*").nth(2), mishap);

        running.get(acme, MYSELF).then().statusCode(200);
        running.get(acme, PROPERTY).then().statusCode(404);
        askAndGoAway();
        running.get(acme, MYSELF).then().statusCode(200);

        assertThat(running.facts(Fact.FaultStruck.class)).containsExactly(new Fact.FaultStruck(fault.describe(), 2));
        assertThat(running.facts(Fact.HostCalled.class))
                .extracting(Fact.HostCalled::met)
                .containsExactly("", "", fault.describe(), "");
    }

    private void askAndGoAway() {
        long before = running.calls().size();
        RawConnection connection = ask();
        Await.until("the call is recorded", BOUND, () -> running.calls().size(), calls -> calls > before);
        connection.close();
    }

    @Test
    void an_answer_may_be_late() {
        Fault.Exchange fault = suffer(new Mishap.Late(Duration.ofMillis(400)));

        running.get(acme, MYSELF).then().statusCode(200);

        assertStruck(fault, 200);
        assertThat(soleCall().took()).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void what_is_late_is_answered_when_the_fault_is_healed() {
        Fault.Exchange fault = suffer(new Mishap.Late(Duration.ofHours(1)));
        try (var connection = ask()) {
            Await.until(
                    "the request waits", BOUND, () -> acme.condition().room().waiting(), waiting -> waiting == 1);

            acme.heal(fault);

            assertThat(connection.answer()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void what_is_held_and_late_waits_for_both() {
        acme.suffer(new Fault.Hold(Duration.ofMillis(200)));
        suffer(new Mishap.Late(Duration.ofMillis(300)));

        running.get(acme, MYSELF).then().statusCode(200);

        assertThat(soleCall().took()).isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void a_connection_may_be_cut_before_the_answer() {
        Fault.Exchange fault = suffer(new Mishap.CutBeforeAnswer(Duration.ofMillis(200)));

        assertThat(askToTheEnd()).isEqualTo(new RawConnection.Ended("", true));

        assertStruck(fault, 0);
        assertThat(soleCall().took()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void what_is_cut_before_the_answer_is_done_all_the_same() {
        suffer(Selector.of("PUT", ".*"), new Mishap.CutBeforeAnswer(Duration.ZERO));

        try (var connection = new RawConnection(acme.baseUrl())) {
            connection.send("PUT " + PROPERTY + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nAuthorization: JWT "
                    + running.token(acme, "PUT", PROPERTY) + "\r\n\r\n1");
            assertThat(connection.end().reset()).isTrue();
        }

        running.get(acme, PROPERTY).then().statusCode(200).body("value", equalTo(1));
    }

    @Test
    void a_connection_may_be_cut_amid_the_request() {
        Fault.Exchange fault = suffer(new Mishap.CutMidRequest());

        try (var connection = new RawConnection(acme.baseUrl())) {
            connection.send("PUT " + PROPERTY + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\nAuthorization: JWT "
                    + running.token(acme, "PUT", PROPERTY) + "\r\n\r\n\"begun");
            assertThat(connection.end()).isEqualTo(new RawConnection.Ended("", true));
        }

        assertStruck(fault, 0);
        acme.healAll();
        running.get(acme, PROPERTY).then().statusCode(404);
    }

    @Test
    void a_request_without_a_body_is_cut_after_its_headers() {
        Fault.Exchange fault = suffer(new Mishap.CutMidRequest());

        assertThat(askToTheEnd()).isEqualTo(new RawConnection.Ended("", true));

        assertStruck(fault, 0);
    }

    @Test
    void a_connection_may_be_cut_amid_the_answer() {
        Fault.Exchange fault = suffer(new Mishap.CutMidBody());

        RawConnection.Ended end = askToTheEnd();

        assertThat(end.reset()).isTrue();
        assertThat(end.bytes()).startsWith("HTTP/1.1 200");
        assertThat(end.body()).startsWith("{").hasSize(announced(end.bytes()) / 2);
        assertStruck(fault, 200);
    }

    @Test
    void an_answer_may_announce_more_than_it_sends() {
        Fault.Exchange fault = suffer(new Mishap.WrongLength());

        RawConnection.Ended end = askToTheEnd();

        assertThat(end.reset()).isFalse();
        assertThat(end.body()).startsWith("{").endsWith("}").hasSizeLessThan(announced(end.bytes()));
        assertStruck(fault, 200);
    }

    @Test
    void a_chunk_may_be_malformed() {
        Fault.Exchange fault = suffer(new Mishap.MalformedChunk());

        RawConnection.Ended end = askToTheEnd();

        assertThat(end.bytes()).containsIgnoringCase("transfer-encoding: chunked");
        assertThat(end.body()).matches("(?s)[0-9a-f]+\r\n\\{.*\r\nnot-a-size\r\n");
        assertStruck(fault, 200);
    }

    @Test
    void what_has_no_body_is_cut_before_it() {
        running.call(acme, Method.PUT, PROPERTY, "1");
        suffer(Selector.of("DELETE", ".*"), new Mishap.CutMidBody());

        try (var connection = new RawConnection(acme.baseUrl())) {
            connection.send("DELETE " + PROPERTY + " HTTP/1.1\r\nHost: x\r\nAuthorization: JWT "
                    + running.token(acme, "DELETE", PROPERTY) + "\r\n\r\n");
            assertThat(connection.end()).isEqualTo(new RawConnection.Ended("", true));
        }

        assertThat(running.lastCallFact().status()).isZero();
    }

    @Test
    void an_answer_may_dribble() {
        Fault.Exchange fault = suffer(Selector.everything().nth(1), new Mishap.Dribble(Duration.ofMillis(500)));
        Duration began = running.history().clock().elapsed();

        try (var connection = ask()) {
            assertThat(connection.answer()).startsWith("HTTP/1.1 200").endsWith("}");
            assertThat(running.history().clock().elapsed().minus(began)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
            assertStruck(fault, 200);

            assertThat(connection.get(INFO, running.token(acme, "GET", INFO)).answer())
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void what_is_asked_behind_a_dribble_waits_for_its_end() {
        suffer(Selector.everything().nth(1), new Mishap.Dribble(Duration.ofMillis(300)));

        try (var connection = ask().get(INFO, running.token(acme, "GET", INFO))) {
            assertThat(connection.answer()).contains("accountId");
            assertThat(connection.answer()).contains("serverTitle");
        }
    }

    @Test
    void html_may_come_where_json_is_due() {
        Fault.Exchange fault = suffer(new Mishap.HtmlForJson());

        running.get(acme, MYSELF)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("<!DOCTYPE html>"));

        assertStruck(fault, 200);
    }

    @Test
    void a_rate_limit_may_say_how_long_to_wait() {
        Fault.Exchange fault = suffer(new Mishap.TooManyRequests(Limit.RETRY_AFTER));

        running.get(acme, MYSELF)
                .then()
                .statusCode(429)
                .header("Retry-After", String.valueOf(Mishap.TooManyRequests.WAIT.toSeconds()))
                .header("X-RateLimit-Limit", "350")
                .header("X-RateLimit-Remaining", "0")
                .header("X-RateLimit-Reset", nullValue())
                .header("RateLimit-Reason", "jira-burst-based");

        assertStruck(fault, 429);
    }

    @Test
    void a_rate_limit_may_say_only_when_it_ends() {
        suffer(new Mishap.TooManyRequests(Limit.RESET_ONLY));
        Instant before = running.history().clock().now();

        String reset = running.get(acme, MYSELF)
                .then()
                .statusCode(429)
                .header("Retry-After", nullValue())
                .extract()
                .header("X-RateLimit-Reset");

        assertThat(Instant.parse(reset)).isAfterOrEqualTo(before.plus(Mishap.TooManyRequests.WAIT));
        assertThat(reset).matches(".*T..:..:..Z");
    }

    @Test
    void a_rate_limit_may_say_nothing() {
        suffer(new Mishap.TooManyRequests(Limit.SILENT));

        running.get(acme, MYSELF)
                .then()
                .statusCode(429)
                .header("Retry-After", nullValue())
                .header("X-RateLimit-Reset", nullValue())
                .header("X-AREQUESTID", nullValue())
                .header("X-Failure-Category", "FAILURE CLIENT RATE LIMITED");
    }

    @Test
    void each_of_many_at_once_is_counted_once() {
        int requests = 40;
        suffer(Selector.of("GET", MYSELF).upTo(25), new Mishap.TooManyRequests(Limit.SILENT));

        List<Integer> statuses = AtOnce.all(requests, n -> {
            try (var connection = ask()) {
                return connection.answer().startsWith("HTTP/1.1 429") ? 429 : 200;
            }
        });

        Set<Integer> occurrences = ConcurrentHashMap.newKeySet();
        running.facts(Fact.FaultStruck.class).forEach(struck -> occurrences.add(struck.occurrence()));
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(25);
        assertThat(occurrences).hasSize(25).allMatch(occurrence -> occurrence <= 25);
    }

    @Test
    void counting_begins_anew_when_a_fault_is_injected_again() {
        Fault.Exchange fault = suffer(Selector.everything().nth(1), new Mishap.HtmlForJson());
        running.get(acme, MYSELF).then().contentType("text/html");
        running.get(acme, MYSELF).then().contentType("application/json");

        acme.heal(fault);
        acme.suffer(fault);

        running.get(acme, MYSELF).then().contentType("text/html");
    }

    @Test
    void the_first_of_several_strikes_and_each_counts() {
        suffer(Selector.everything().nth(1), new Mishap.HtmlForJson());
        suffer(Selector.everything().upTo(2), new Mishap.TooManyRequests(Limit.SILENT));

        running.get(acme, MYSELF).then().statusCode(200).contentType("text/html");
        running.get(acme, MYSELF).then().statusCode(429);
        running.get(acme, MYSELF).then().statusCode(200).contentType("application/json");
    }

    @Test
    void a_held_request_is_struck_when_it_goes_on() {
        var hold = new Fault.Hold(Duration.ofMillis(200));
        acme.suffer(hold);
        Fault.Exchange fault = suffer(new Mishap.HtmlForJson());

        running.get(acme, MYSELF).then().contentType("text/html");

        assertStruck(fault, 200);
        assertThat(soleCall().took()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void behind_an_outage_nothing_is_counted() {
        suffer(Selector.everything().nth(1), new Mishap.HtmlForJson());
        acme.suffer(new Fault.Down(Outage.MAINTENANCE_PAGE, false));
        running.get(acme, MYSELF).then().statusCode(503);
        acme.heal(new Fault.Down(Outage.MAINTENANCE_PAGE, false));

        running.get(acme, MYSELF).then().statusCode(200).contentType("text/html");
    }

    @Test
    void a_strike_is_recorded_before_the_call_that_it_struck() {
        suffer(new Mishap.HtmlForJson());
        running.get(acme, MYSELF);

        assertThat(running.history().entries())
                .extracting(Entry::fact)
                .extracting(fact -> fact.getClass().getSimpleName())
                .containsExactly("FaultInjected", "FaultStruck", "HostCalled");
    }
}
