package dev.firedrill.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.fault.Attribution;
import dev.firedrill.fault.Direction;
import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Toxic;
import dev.firedrill.history.Fact;
import dev.firedrill.time.Await;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The network between the add-on and one instance, seen by the add-on that calls. */
class LinkFaultTest {

    private static final String MYSELF = "/rest/api/3/myself";
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration AGES = Duration.ofHours(1);
    private static final Duration BOUND = Duration.ofSeconds(20);

    @RegisterExtension
    final RunningHost running = new RunningHost();

    private final HttpClient client = HttpClient.newHttpClient();
    private Instance acme;
    private Instance globex;

    @BeforeEach
    void open() {
        acme = running.jira("acme");
        globex = running.jira("globex");
    }

    private static Fault.OnLink late(Duration by, Direction direction) {
        return new Fault.OnLink(new Toxic.Latency(by, Duration.ZERO), direction);
    }

    private CompletableFuture<HttpResponse<String>> ask(Instance instance, URI address) {
        var request = HttpRequest.newBuilder(URI.create(address + MYSELF))
                .header("Authorization", "JWT " + running.token(instance, "GET", MYSELF))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private int asked(Instance instance) {
        return ask(instance, instance.baseUrl()).join().statusCode();
    }

    private Duration took(Instance instance) {
        Duration before = running.history().clock().elapsed();
        assertThat(asked(instance)).isEqualTo(200);
        return running.history().clock().elapsed().minus(before);
    }

    private RawConnection.Ended ended(Instance instance) {
        try (var connection = new RawConnection(instance.baseUrl())) {
            return connection
                    .get(MYSELF, running.token(instance, "GET", MYSELF))
                    .end();
        }
    }

    @Test
    void a_slow_link_delays_what_passes_in_its_direction() {
        acme.suffer(late(SHORT, Direction.TO_HOST));
        assertThat(took(acme)).isGreaterThanOrEqualTo(SHORT);
        acme.suffer(late(SHORT, Direction.TO_ADD_ON));
        assertThat(took(acme)).isGreaterThanOrEqualTo(SHORT.multipliedBy(2));
    }

    @Test
    void neighbours_are_untouched_and_healing_lets_go_what_was_held() {
        acme.suffer(late(AGES, Direction.TO_ADD_ON));
        var held = ask(acme, acme.baseUrl());

        assertThat(asked(globex)).isEqualTo(200);
        assertThat(held).isNotDone();
        acme.healAll();

        assertThat(held.join().statusCode()).isEqualTo(200);
        assertThat(asked(acme)).isEqualTo(200);
    }

    @Test
    void a_reset_amid_the_answer_is_one_and_the_call_says_what_it_met() {
        var reset = new Fault.OnLink(new Toxic.ResetPeer(Duration.ZERO), Direction.TO_ADD_ON);
        acme.suffer(reset);

        assertThat(ended(acme).reset()).isTrue();

        assertThat(running.lastCallFact().status()).isEqualTo(200);
        assertThat(running.lastCallFact().met()).isEqualTo(reset.describe());
        assertThat(asked(globex)).isEqualTo(200);
        assertThat(running.lastCallFact().met()).isEmpty();
    }

    @Test
    void an_answer_that_is_cut_has_as_many_bytes_as_are_let_pass() {
        acme.suffer(new Fault.OnLink(new Toxic.LimitData(100), Direction.TO_ADD_ON));

        assertThat(ended(acme).bytes()).hasSize(100);
        acme.healAll();
        assertThat(asked(acme)).isEqualTo(200);
    }

    @Test
    void a_connection_whose_requests_are_swallowed_is_seen_to_have_come() {
        var swallowed = new Fault.OnLink(new Toxic.Timeout(Duration.ofMillis(1)), Direction.TO_HOST);
        acme.suffer(swallowed);

        assertThat(ended(acme).bytes()).isEmpty();

        Await.until("it is recorded", BOUND, () -> running.facts(Fact.ConnectionMet.class), facts -> !facts.isEmpty());
        assertThat(running.facts(Fact.ConnectionMet.class))
                .allMatch(met -> met.met().equals(swallowed.describe()));
        assertThat(running.calls()).isEmpty();
    }

    @Test
    void what_only_some_connections_suffer_is_not_said_of_calls() {
        acme.suffer(late(Duration.ofMillis(1), Direction.TO_HOST).withToxicity(0.5));

        assertThat(asked(acme)).isEqualTo(200);

        assertThat(running.lastCallFact().met()).isEmpty();
    }

    @Test
    void the_fault_moves_with_its_instance_and_leaves_the_former_address() {
        FrontDoor former = acme.door();
        acme.suffer(late(AGES, Direction.TO_ADD_ON));
        var unused = acme.relocate();

        var held = ask(acme, acme.baseUrl());
        assertThat(ask(acme, former.baseUrl()).join().statusCode()).isEqualTo(401);
        assertThat(held).isNotDone();
        acme.healAll();

        assertThat(held.join().statusCode()).isEqualTo(200);
    }

    @Test
    void what_was_another_tenants_address_suffers_with_its_new_one() {
        FrontDoor left = globex.relocate();
        acme.suffer(late(SHORT, Direction.TO_HOST));
        acme.relocateTo(left);

        assertThat(took(acme)).isGreaterThanOrEqualTo(SHORT);
        acme.healAll();
        acme.suffer(late(SHORT, Direction.TO_HOST));
        assertThat(took(acme)).isGreaterThanOrEqualTo(SHORT);
    }

    @Test
    void it_is_the_networks_and_recorded_from_its_beginning_to_its_end() {
        var slow = late(SHORT, Direction.TO_HOST);
        acme.suffer(slow);
        acme.suffer(slow);
        acme.heal(slow);
        acme.heal(slow);

        assertThat(running.facts(Fact.FaultInjected.class))
                .containsExactly(new Fact.FaultInjected(slow.describe(), "LINK", Attribution.NETWORK, true));
        assertThat(running.facts(Fact.FaultHealed.class)).containsExactly(new Fact.FaultHealed(slow.describe()));
    }

    @Test
    void what_keeps_requests_from_arriving_is_not_observable() {
        var keeping = List.of(
                new Toxic.Bandwidth(0),
                new Toxic.Timeout(Duration.ZERO),
                new Toxic.ResetPeer(Duration.ZERO),
                new Toxic.LimitData(10));

        assertThat(keeping).noneMatch(toxic -> new Fault.OnLink(toxic, Direction.TO_HOST).observable());
        assertThat(keeping).allMatch(toxic -> new Fault.OnLink(toxic, Direction.TO_ADD_ON).observable());
        assertThat(new Fault.OnLink(new Toxic.Bandwidth(1), Direction.TO_HOST).observable())
                .isTrue();
    }

    @Test
    void a_link_that_cannot_be_disturbed_says_so() {
        running.closeLinks();

        assertThatThrownBy(() -> acme.suffer(late(SHORT, Direction.TO_HOST))).isInstanceOf(UncheckedIOException.class);
    }
}
