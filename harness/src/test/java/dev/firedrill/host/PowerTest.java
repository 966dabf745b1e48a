package dev.firedrill.host;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Outage;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.time.Await;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Isolated("It measures time")
class PowerTest {

    private static final String MYSELF = "/rest/api/3/myself";
    private static final Duration BOUND = Duration.ofSeconds(20);

    @RegisterExtension
    final RunningHost running = new RunningHost();

    private Instance acme;

    @BeforeEach
    void open() {
        acme = running.jira("acme");
    }

    private static Fault.Down down(Outage outage) {
        return new Fault.Down(outage, false);
    }

    private RawConnection connect() {
        return new RawConnection(acme.baseUrl());
    }

    private RawConnection ask(RawConnection connection) {
        return connection.get(MYSELF, running.token(acme, "GET", MYSELF));
    }

    private CompletableFuture<HttpResponse<String>> askLater(Instance instance) {
        var request = HttpRequest.newBuilder(URI.create(instance.baseUrl() + MYSELF))
                .header("Authorization", "JWT " + running.token(instance, "GET", MYSELF))
                .build();
        return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private <F extends Fact> List<F> facts(Class<F> kind) {
        return running.facts(kind);
    }

    private Fact.HostCalled soleCall() {
        return Await.until("a call is recorded", BOUND, () -> facts(Fact.HostCalled.class), calls -> calls.size() == 1)
                .get(0);
    }

    private List<Fact> faults() {
        return running.history().entries().stream()
                .map(Entry::fact)
                .filter(fact -> fact instanceof Fact.FaultInjected || fact instanceof Fact.FaultHealed)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "MAINTENANCE_PAGE, 503, Atlassian Cloud Notifications - ",
        "BAD_GATEWAY, 502, 502 Bad Gateway",
        "GATEWAY_TIMEOUT, 504, 504 Gateway Time-out"
    })
    void an_edge_answers_with_a_page_while_the_instance_is_down(Outage outage, int status, String title) {
        acme.suffer(down(outage));

        running.get(acme, MYSELF)
                .then()
                .statusCode(status)
                .contentType("text/html")
                .header("X-AREQUESTID", nullValue())
                .body(containsString("<title>" + title));

        assertThat(running.lastCallFact().status()).isEqualTo(status);
        assertThat(running.lastCallFact().met()).isEqualTo(down(outage).describe());
        assertThat(running.lastCallFact().caller().signedBy()).isEqualTo("acme");
        acme.healAll();
        running.get(acme, MYSELF).then().statusCode(200);
        assertThat(running.lastCallFact().met()).isEmpty();
    }

    @Test
    void a_gateway_times_out_after_a_while() {
        acme.suffer(down(Outage.GATEWAY_TIMEOUT));

        running.get(acme, MYSELF);

        assertThat(running.lastCallFact().took()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void what_was_underway_is_finished_behind_a_maintenance_page() {
        var hold = new Fault.Hold(null);
        acme.suffer(hold);
        var asked = askLater(acme);
        Await.until("the request waits", BOUND, () -> acme.condition().room().waiting(), waiting -> waiting == 1);

        acme.suffer(down(Outage.MAINTENANCE_PAGE));
        running.get(acme, MYSELF).then().statusCode(503);
        acme.heal(hold);

        assertThat(asked.join().statusCode()).isEqualTo(200);
    }

    @Test
    void a_resetting_instance_resets_once_a_request_has_come() {
        acme.suffer(down(Outage.RESET));

        try (var connection = connect()) {
            assertThat(ask(connection).end()).isEqualTo(new RawConnection.Ended("", true));
        }

        Fact.HostCalled call = soleCall();
        assertThat(call.status()).isZero();
        assertThat(call.path()).isEqualTo(MYSELF);
        assertThat(call.met()).isEqualTo(down(Outage.RESET).describe());
        assertThat(call.caller().signedBy()).isEqualTo("acme");
        assertThat(facts(Fact.ConnectionMet.class)).isEmpty();
    }

    @Test
    void a_resetting_instance_does_not_read_the_body() {
        acme.suffer(down(Outage.RESET));

        try (var connection = connect()) {
            connection.send("POST /rest HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf");

            assertThat(connection.end().reset()).isTrue();
        }
        assertThat(soleCall().method()).isEqualTo("POST");
    }

    @Test
    void open_connections_are_reset_when_the_instance_goes_down() {
        try (var connection = connect()) {
            assertThat(ask(connection).answer()).startsWith("HTTP/1.1 200");

            acme.suffer(down(Outage.RESET));

            assertThat(connection.end()).isEqualTo(new RawConnection.Ended("", true));
        }
        assertThat(facts(Fact.ConnectionMet.class)).isEmpty();
    }

    @Test
    void what_is_underway_is_cut_by_a_reset() {
        acme.suffer(new Fault.Cold(Duration.ofHours(1), 1_000, Duration.ofHours(1_000)));
        try (var connection = connect()) {
            ask(connection);
            Await.until(
                    "the request has come",
                    BOUND,
                    () -> acme.condition().disturbances().seen(),
                    s -> s == 1);

            acme.suffer(down(Outage.RESET));

            assertThat(connection.end().reset()).isTrue();
        }
        assertThat(soleCall().status()).isZero();
        assertThat(soleCall().met()).isEqualTo(down(Outage.RESET).describe());
    }

    @Test
    void a_connection_that_brings_no_request_is_recorded() {
        acme.suffer(down(Outage.MAINTENANCE_PAGE));

        try (var connection = connect()) {
            connection.send("GET /half");
        }

        Await.until(
                "the connection is recorded",
                BOUND,
                () -> facts(Fact.ConnectionMet.class),
                List.of(new Fact.ConnectionMet(
                        acme.baseUrl().toString(), down(Outage.MAINTENANCE_PAGE).describe()))::equals);
        assertThat(running.calls()).isEmpty();
    }

    @Test
    void connections_are_refused_and_accepted_again_at_the_same_address() {
        URI address = acme.baseUrl();
        try (var open = connect()) {
            assertThat(ask(open).answer()).startsWith("HTTP/1.1 200");

            acme.suffer(down(Outage.REFUSED));

            assertThat(open.end().bytes()).isEmpty();
            Await.until("connections are refused", BOUND, () -> refuses(address), refused -> refused);
        }
        acme.healAll();

        assertThat(acme.baseUrl()).isEqualTo(address);
        running.get(acme, MYSELF).then().statusCode(200);
    }

    // The kernel takes connections until the loop has let go of the closed socket, a moment later.
    private static boolean refuses(URI address) {
        try {
            new RawConnection(address).close();
            return false;
        } catch (UncheckedIOException e) {
            return e.getCause() instanceof ConnectException;
        }
    }

    @Test
    void refusing_may_begin_and_end_at_once_and_often() {
        IntStream.range(0, 20).forEach(time -> {
            acme.suffer(down(Outage.REFUSED));
            acme.healAll();
        });

        running.get(acme, MYSELF).then().statusCode(200);
    }

    @Test
    void an_instance_that_refuses_does_so_wherever_it_moves() {
        acme.suffer(down(Outage.REFUSED));

        FrontDoor former = acme.relocate();

        Await.until("the new address refuses", BOUND, () -> refuses(acme.baseUrl()), refused -> refused);
        given().get(former.baseUrl() + MYSELF).then().statusCode(401);
        acme.healAll();
        running.get(acme, MYSELF).then().statusCode(200);
    }

    @Test
    void a_black_hole_says_nothing_until_it_is_over() {
        Fault.Down hole = down(Outage.BLACK_HOLE);
        acme.suffer(hole);
        try (var connection = connect();
                var mute = connect()) {
            ask(connection);
            Await.until(
                    "the request has come",
                    BOUND,
                    () -> acme.condition().disturbances().seen(),
                    s -> s == 1);
            Await.passing("a time in which nothing is said", Duration.ofMillis(300));
            assertThat(running.calls()).isEmpty();

            acme.heal(hole);

            assertThat(connection.end()).isEqualTo(new RawConnection.Ended("", true));
            assertThat(mute.end().reset()).isTrue();
        }
        Fact.HostCalled call = soleCall();
        assertThat(call.status()).isZero();
        assertThat(call.met()).isEqualTo(hole.describe());
        assertThat(call.took()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        Await.until("the mute one is recorded", BOUND, () -> facts(Fact.ConnectionMet.class), met -> met.size() == 1);
        running.get(acme, MYSELF).then().statusCode(200);
    }

    @Test
    void whoever_gives_up_on_a_black_hole_is_recorded_then() {
        acme.suffer(down(Outage.BLACK_HOLE));
        try (var connection = connect()) {
            ask(connection);
        }

        assertThat(soleCall().met()).isEqualTo(down(Outage.BLACK_HOLE).describe());
    }

    @Test
    void what_is_underway_gets_no_answer_out_of_a_black_hole() {
        var hold = new Fault.Hold(null);
        acme.suffer(hold);
        try (var connection = connect()) {
            ask(connection);
            Await.until(
                    "the request waits", BOUND, () -> acme.condition().room().waiting(), waiting -> waiting == 1);
            acme.suffer(down(Outage.BLACK_HOLE));

            acme.heal(hold);
            acme.healAll();

            assertThat(connection.end()).isEqualTo(new RawConnection.Ended("", true));
        }
        assertThat(soleCall().status()).isZero();
        assertThat(soleCall().met()).isEqualTo(down(Outage.BLACK_HOLE).describe());
    }

    @Test
    void a_draining_instance_answers_and_closes() {
        try (var connection = connect()) {
            assertThat(ask(connection).answer()).startsWith("HTTP/1.1 200");

            acme.suffer(new Fault.Draining());

            RawConnection.Ended end = ask(connection).end();
            assertThat(end.bytes()).startsWith("HTTP/1.1 200").containsIgnoringCase("connection: close");
            assertThat(end.reset()).isFalse();
        }
        assertThat(running.lastCallFact().met()).isEqualTo(new Fault.Draining().describe());
    }

    @Test
    void what_is_underway_when_the_draining_begins_is_answered_and_its_connection_closed() {
        var hold = new Fault.Hold(null);
        acme.suffer(hold);
        try (var connection = connect()) {
            ask(connection);
            Await.until(
                    "the request waits", BOUND, () -> acme.condition().room().waiting(), waiting -> waiting == 1);

            acme.suffer(new Fault.Draining());
            acme.heal(hold);

            assertThat(connection.end().bytes()).startsWith("HTTP/1.1 200").containsIgnoringCase("connection: close");
        }
    }

    @Test
    void a_starting_instance_says_when_to_come_again() {
        acme.suffer(new Fault.Starting());

        running.get(acme, MYSELF)
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .contentType("application/json");
        assertThat(running.lastCallFact().met()).isEqualTo(new Fault.Starting().describe());
    }

    @Test
    void a_cold_instance_answers_faster_with_every_request() {
        acme.suffer(new Fault.Cold(Duration.ofMillis(400), 2, Duration.ofHours(1)));

        List<Duration> took = IntStream.range(0, 8)
                .mapToObj(n -> {
                    running.get(acme, MYSELF).then().statusCode(200);
                    return running.lastCallFact().took();
                })
                .toList();

        assertThat(took.get(0)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThat(took.get(2)).isGreaterThanOrEqualTo(Duration.ofMillis(147));
        assertThat(took.get(7)).isLessThan(took.get(0));
        assertThat(running.calls())
                .extracting(entry -> ((Fact.HostCalled) entry.fact()).met().isEmpty())
                .containsExactly(false, false, false, false, false, false, true, true);
    }

    @Test
    void what_a_cold_instance_is_slow_with_is_answered_when_it_is_warm() {
        acme.suffer(new Fault.Cold(Duration.ofHours(1), 1_000, Duration.ofHours(1_000)));
        var asked = askLater(acme);
        Await.until("the request waits", BOUND, () -> acme.condition().room().waiting(), waiting -> waiting == 1);

        acme.healAll();

        assertThat(asked.join().statusCode()).isEqualTo(200);
    }

    @Test
    void a_cold_instance_slows_no_other() {
        Instance globex = running.jira("globex");
        acme.suffer(new Fault.Cold(Duration.ofSeconds(30), 1_000, Duration.ofHours(1)));
        var asked = IntStream.range(0, 20).mapToObj(n -> askLater(acme)).toList();
        Await.until(
                "they have come", BOUND, () -> acme.condition().disturbances().seen(), seen -> seen == 20);

        running.get(globex, MYSELF).then().statusCode(200);

        assertThat(asked).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void a_fault_is_recorded_once_when_it_begins_and_once_when_it_ends() {
        var fault = new Fault.Down(Outage.MAINTENANCE_PAGE, true);

        acme.heal(fault);
        acme.suffer(fault);
        acme.suffer(fault);
        acme.heal(fault);
        acme.heal(fault);
        acme.healAll();

        assertThat(faults()).containsExactly(Fact.FaultInjected.of(fault), new Fact.FaultHealed(fault.describe()));
        assertThat(running.history().entries())
                .allMatch(entry ->
                        entry.tenant().equals("acme") && entry.rehearsal().equals(RunningHost.REHEARSAL));
    }

    @Test
    void a_fault_of_power_takes_the_place_of_another() {
        Fault down = down(Outage.MAINTENANCE_PAGE);
        Fault starting = new Fault.Starting();

        acme.suffer(down);
        acme.suffer(starting);
        acme.heal(down);
        running.get(acme, MYSELF).then().header("Retry-After", "5");
        acme.heal(starting);

        running.get(acme, MYSELF).then().statusCode(200);
        assertThat(faults())
                .containsExactly(
                        Fact.FaultInjected.of(down),
                        Fact.FaultInjected.of(starting),
                        new Fact.FaultHealed(down.describe()),
                        new Fact.FaultHealed(starting.describe()));
    }

    @ParameterizedTest
    @EnumSource(Outage.class)
    void after_any_outage_the_instance_serves_again(Outage outage) {
        acme.suffer(down(outage));
        assertThat(acme.up()).isFalse();
        acme.suffer(new Fault.Starting());
        assertThat(acme.up()).isFalse();
        acme.suffer(new Fault.Cold(Duration.ofMillis(1), 1, Duration.ofSeconds(1)));
        assertThat(acme.up()).isTrue();

        running.get(acme, MYSELF).then().statusCode(200);
    }

    @Test
    void what_an_instance_sends_waits_until_it_is_up() {
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        acme.suffer(down(Outage.REFUSED));
        acme.whenUp(Runnable::run, () -> done.add("first"));
        acme.whenUp(Runnable::run, () -> done.add("second"));
        acme.suffer(new Fault.Starting());
        assertThat(done).isEmpty();

        acme.suffer(new Fault.Cold(Duration.ofSeconds(1), 1, Duration.ofSeconds(1)));
        assertThat(done).containsExactly("first", "second");
        acme.whenUp(Runnable::run, () -> done.add("third"));
        acme.healAll();

        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    void one_instance_that_is_down_takes_no_other_with_it() {
        Instance globex = running.jira("globex");

        acme.suffer(down(Outage.REFUSED));

        running.get(globex, MYSELF).then().statusCode(200);
    }
}
