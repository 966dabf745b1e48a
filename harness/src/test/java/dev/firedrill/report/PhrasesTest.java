package dev.firedrill.report;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.fault.Attribution;
import dev.firedrill.history.Answer;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.FactKinds;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    @Test
    void every_kind_of_fact_has_its_words() {
        assertThat(Phrases.kinds())
                .containsExactlyInAnyOrderElementsOf(FactKinds.all().toList());
    }

    @Test
    void a_call_says_where_and_by_whose_secret() {
        assertThat(phrase("acme", Runs.call(false, 401)))
                .isEqualTo("add-on called GET /rest/api/3/issue/ACME-1 at the old URL http://127.77.0.3:4000, "
                        + "signed by acme's 2nd secret: 401");
    }

    @Test
    void an_unsigned_call_says_why_it_was_refused() {
        var call = new Fact.HostCalled(
                "GET", "/rest/foo", "http://h", true, Fact.Caller.anonymous("no token"), 401, true, Duration.ZERO, "");

        assertThat(phrase("acme", call))
                .isEqualTo("add-on called GET /rest/foo at http://h, unsigned: 401 (no token) "
                        + "(this host has no such resource)");
    }

    @Test
    void a_call_signed_with_a_replaced_secret_says_so() {
        var caller = new Fact.Caller("acme", 1, false, false, "the secret was replaced 70 s ago");
        var call = new Fact.HostCalled("GET", "/x", "http://h", true, caller, 401, false, Duration.ZERO, "");

        assertThat(phrase("acme", call))
                .contains("signed by acme's 1st secret (replaced): 401 (the secret was replaced");
    }

    @Test
    void a_forged_callback_says_what_vouched_for_it() {
        var callback = new Fact.CallbackAnswered("installed", "alg none", true, Runs.answer(401, 12));

        assertThat(phrase("", callback)).isEqualTo("installed (alg none, forged) answered 401 in 12 ms");
        assertThat(phrase("acme", callback)).startsWith("installed for acme (alg none, forged)");
    }

    @Test
    void a_webhook_without_answer_says_why() {
        var webhook = new Fact.WebhookAnswered(
                "jira:issue_updated", "wh-1", 3, Answer.missing("connection refused", ofMillis(2500)));

        assertThat(phrase("acme", webhook))
                .isEqualTo("webhook jira:issue_updated for acme (wh-1, 3rd attempt) "
                        + "not answered: connection refused after 2.5 s");
    }

    @Test
    void a_user_is_told_whose_content_was_shown() {
        var user = new Fact.UserServed("u1", "page general", Set.of("globex", "acme"), false, Runs.answer(200, 41));

        assertThat(phrase("acme", user))
                .isEqualTo(
                        "user u1 of acme used page general, answered 200 in 41 ms, showing content of acme and globex");
    }

    @Test
    void a_probe_says_what_opened() {
        var probe = new Fact.AccessProbed(
                "page general",
                true,
                List.of(new Fact.Attempt("TRUE", 200, true), new Fact.Attempt("REPLACED_SECRET", 401, false)));

        assertThat(phrase("acme", probe))
                .isEqualTo(
                        "access probe of page general at acme: true opens (200), replaced secret does not open (401)");
    }

    @Test
    void faults_say_whose_they_are() {
        assertThat(phrase("acme", new Fact.FaultInjected("answers 4000 ms late", "HOLD", Attribution.ADD_ON, true)))
                .isEqualTo("fault began at acme (add-on): 'answers 4000 ms late'");
        assertThat(phrase("", new Fact.FaultHealed("answers late"))).isEqualTo("fault healed: 'answers late'");
    }

    @Test
    void the_rest_is_as_plain() {
        assertThat(phrase("", new Fact.Marked("renamed"))).isEqualTo("the scenario marks: renamed");
        assertThat(phrase("", new Fact.KeyAsked("k1", 200))).isEqualTo("key server was asked for key k1: 200");
        assertThat(phrase("acme", new Fact.TenantChanged("renamed", "a to b"))).isEqualTo("acme renamed: a to b");
        assertThat(phrase("", new Fact.AddonChanged("died", "exit code 137"))).isEqualTo("add-on died: exit code 137");
        assertThat(phrase("", new Fact.RehearsalEnded(""))).isEqualTo("rehearsal ended");
        assertThat(phrase("", new Fact.RehearsalStarted(true))).isEqualTo("rehearsal began, alone");
        assertThat(phrase("", new Fact.MachineMeasured(ofMillis(37), ofMillis(3))))
                .isEqualTo("this machine's worst lag was 37 ms, its slowest signing 3 ms");
        assertThat(phrase("", new Fact.StimulusFound("page a", List.of("GET /x"), true)))
                .isEqualTo("page a causes 1 call, shows host content: GET /x");
    }

    @Test
    void whatever_an_add_on_sends_it_is_one_bounded_line() {
        var call = new Fact.HostCalled(
                "GET",
                "/\u001b[31m\n" + "x".repeat(5000),
                "",
                true,
                Fact.Caller.anonymous(""),
                404,
                true,
                Duration.ZERO,
                "");

        assertThat(phrase("acme", call)).hasSize(400).endsWith("…").doesNotContain("\n", "\u001b");
    }

    private static String phrase(String tenant, Fact fact) {
        return Phrases.of(new Entry(1, ofMillis(100), "r", tenant, fact));
    }
}
