package dev.firedrill.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.fault.Fault;
import dev.firedrill.history.Fact;
import dev.firedrill.time.Await;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("It measures time")
class HoldTest {

    private static final String MYSELF = "/rest/api/3/myself";
    private static final Duration BOUND = Duration.ofSeconds(10);

    @RegisterExtension
    final RunningHost running = new RunningHost();

    private final HttpClient client = HttpClient.newHttpClient();
    private Instance acme;

    @BeforeEach
    void open() {
        acme = running.jira("acme");
    }

    private CompletableFuture<HttpResponse<String>> ask(Instance instance) {
        var request = HttpRequest.newBuilder(URI.create(instance.baseUrl() + MYSELF))
                .header("Authorization", "JWT " + running.token(instance, "GET", MYSELF))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private List<CompletableFuture<HttpResponse<String>>> askOften(Instance instance, int times) {
        return Stream.generate(() -> ask(instance)).limit(times).toList();
    }

    private List<Integer> statuses() {
        return running.calls().stream()
                .map(entry -> ((Fact.HostCalled) entry.fact()).status())
                .toList();
    }

    @Test
    void held_requests_are_answered_and_recorded_when_healed() {
        acme.suffer(new Fault.Hold(null));
        var asked = askOften(acme, 5);
        Await.until("five requests wait", BOUND, () -> acme.condition().room().waiting(), waiting -> waiting == 5);
        assertThat(running.calls()).isEmpty();

        acme.healAll();

        assertThat(asked)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(statuses()).containsOnly(200).hasSize(5);
        assertThat(ask(acme).join().statusCode()).isEqualTo(200);
    }

    @Test
    void a_late_instance_answers_after_its_delay() {
        Duration late = Duration.ofMillis(300);
        acme.suffer(new Fault.Hold(late));
        Duration before = running.history().clock().elapsed();

        assertThat(ask(acme).join().statusCode()).isEqualTo(200);

        assertThat(running.history().clock().elapsed().minus(before)).isGreaterThanOrEqualTo(late);
    }

    @Test
    void a_request_whose_client_went_away_is_recorded_as_unanswered() {
        acme.suffer(new Fault.Hold(null));
        var asked = ask(acme);
        Await.until("the request waits", BOUND, () -> acme.condition().room().waiting(), waiting -> waiting == 1);

        asked.cancel(true);

        Await.until("the call is recorded", BOUND, this::statuses, List.of(0)::equals);
        acme.healAll();
        assertThat(statuses()).containsExactly(0);
    }

    @Test
    void a_request_that_is_held_when_the_host_closes_is_recorded_as_unanswered() {
        acme.suffer(new Fault.Hold(null));
        var asked = ask(acme);
        Await.until("the request waits", BOUND, () -> acme.condition().room().waiting(), waiting -> waiting == 1);

        running.host().close();

        assertThat(statuses()).containsExactly(0);
        Await.until("the client notices", BOUND, asked::isCompletedExceptionally, noticed -> noticed);
    }

    @Test
    void a_hung_instance_slows_no_other() {
        Instance globex = running.jira("globex");
        timeToAnswer(globex, 200);
        Duration unheld = timeToAnswer(globex, 200);

        acme.suffer(new Fault.Hold(null));
        var outstanding = askOften(acme, 50);
        Await.until("fifty requests wait", BOUND, () -> acme.condition().room().waiting(), waiting -> waiting == 50);
        Duration held = timeToAnswer(globex, 200);

        assertThat(held).isLessThan(unheld.multipliedBy(3).plusMillis(500));
        assertThat(outstanding).noneMatch(CompletableFuture::isDone);
        acme.healAll();
        assertThat(outstanding)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    }

    private Duration timeToAnswer(Instance instance, int requests) {
        Duration before = running.history().clock().elapsed();
        for (int i = 0; i < requests; i++) {
            assertThat(ask(instance).join().statusCode()).isEqualTo(200);
        }
        return running.history().clock().elapsed().minus(before);
    }
}
