package dev.firedrill.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mutants that show when a host is down, slow or silent, or when the add-on restarts. */
@Execution(ExecutionMode.CONCURRENT)
class HostTroubleMutantsTest extends MutantTest {

    private static final String TITLE = "GET /rest/api/3/serverInfo";
    private static final String USER = "GET /rest/api/3/user?accountId=bob";
    private static final String COMMENT = "POST /rest/api/3/issue/HOUSE-1/comment";

    private static final String CREATED = """
            {"webhookEvent": "jira:issue_created", "issue": {"key": "HOUSE-1"}}
            """;

    /** A page has waited for one of its two calls at least, so it takes a page per failure, and one for a late success. */
    @ParameterizedTest
    @CsvSource({"never-recovers, 4", "gives-up-for-good, 11"})
    void a_host_that_was_down_is_never_called_again(String mutant, int pages) throws IOException {
        installOn(mutant);
        acme.suffer(Site.Trouble.UNAVAILABLE);
        Collections.nCopies(pages, acme).forEach(site -> page());
        acme.suffer(Site.Trouble.NONE);

        assertThat(greeting()).contains("The host is not answering");
    }

    @Test
    void gives_up_for_good_after_a_while_only() throws IOException {
        installOn("gives-up-for-good");
        acme.suffer(Site.Trouble.UNAVAILABLE);
        page();
        acme.suffer(Site.Trouble.NONE);

        assertThat(greeting()).contains("Hello Bob");
    }

    @ParameterizedTest
    @CsvSource({"retries-without-backoff, 25", "backoff-without-growth, 10"})
    void background_calls_do_not_become_fewer(String mutant, int calls) throws IOException {
        installOn(mutant);
        acme.suffer(Site.Trouble.UNAVAILABLE);
        int before = acme.count(TITLE);

        await("calls").atMost(Duration.ofSeconds(10)).until(() -> acme.count(TITLE) >= before + calls);
    }

    @Test
    void patient_breaker_pauses_after_three_failures() throws IOException {
        installOn("patient-breaker");
        acme.suffer(Site.Trouble.UNAVAILABLE);

        await("three calls").until(() -> Collections.frequency(acme.turnedAway, TITLE) == 3);
        await("a pause")
                .during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(6))
                .until(() -> Collections.frequency(acme.turnedAway, TITLE) == 3);
    }

    @Test
    void repeats_writes_when_the_connection_is_cut() throws IOException {
        installOn("repeats-writes");
        addon.webhook(acme, "event-1", CREATED);
        await("the comment").until(() -> acme.count(COMMENT) == 1);

        acme.suffer(Site.Trouble.CUTS_CONNECTIONS);
        assertThat(addon.webhook(acme, "event-2", CREATED)).isEqualTo(204);

        await("the same comment, again and again").until(() -> acme.count(COMMENT) == 1 + 5);
    }

    @ParameterizedTest
    @CsvSource({"stampedes-cold-host, 5", "retries-slow-answers, 6"})
    void a_slow_host_is_asked_again(String mutant, int calls) throws IOException {
        installOn(mutant);
        acme.calls.clear();
        acme.answerAfter(Duration.ofSeconds(30));

        page();

        assertThat(acme.count(USER)).isEqualTo(calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stampedes-cold-host", "retries-slow-answers"})
    void a_quick_host_is_asked_once(String mutant) throws IOException {
        installOn(mutant);

        assertThat(acme.count(USER)).isEqualTo(1);
    }

    @Test
    void in_memory_tenants() throws IOException {
        installOn("in-memory-tenants");

        addon.restart();

        assertThat(page()).isEqualTo(401);
    }

    @Test
    void waits_on_few_threads() throws IOException {
        installOn("waits-on-few-threads");
        beginPages(20);

        assertThat(isKeptWaiting(() -> addon.request().get("/health").statusCode()))
                .isTrue();
    }

    @Test
    void one_endpoint_without_timeout() throws IOException {
        installOn("one-endpoint-without-timeout");
        acme.answerAfter(Duration.ofSeconds(4));

        assertThat(addon.open(acme, "/issue-panel", "issueKey=HOUSE-1&lic=active", "bob")
                        .asString())
                .contains("The roof leaks");
        assertThat(greeting()).contains("The host is not answering");
    }

    @ParameterizedTest
    @CsvSource({"one-lock-for-all-hosts, 1", "one-connection-pool, 8"})
    void users_of_one_site_wait_for_the_host_of_another(String mutant, int pages) throws IOException {
        installOn(mutant);
        addon.install(globex);
        beginPages(pages);

        assertThat(isKeptWaiting(() -> addon.open(globex, "/notes", "bob").statusCode()))
                .isTrue();
    }

    @Test
    void one_connection_pool_is_enough_for_some() throws IOException {
        installOn("one-connection-pool");
        addon.install(globex);
        beginPages(2);

        assertThat(isKeptWaiting(() -> addon.open(globex, "/notes", "bob").statusCode()))
                .isFalse();
    }

    @Test
    void hangs_with_host() throws IOException {
        installOn("hangs-with-host");
        acme.answerAfter(Duration.ofMinutes(10));

        assertThat(isKeptWaiting(() -> addon.webhook(acme, "event-1", CREATED))).isTrue();
    }

    @Test
    void waits_for_ever() throws IOException {
        installOn("waits-for-ever");
        acme.answerAfter(Duration.ofMinutes(10));

        assertThat(isKeptWaiting(this::page)).isTrue();
        assertThat(addon.webhook(acme, "event-1", CREATED)).isEqualTo(204);
    }

    private String greeting() {
        return addon.open(acme, "/notes", "bob").asString();
    }

    /** So many users wait for a silent host. */
    private void beginPages(int pages) {
        acme.answerAfter(Duration.ofMinutes(10));
        acme.calls.clear();
        Collections.nCopies(pages, acme).forEach(site -> users.begin(this::page));
        await("users who wait").until(() -> !acme.calls.isEmpty());
    }
}
