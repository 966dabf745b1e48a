package dev.firedrill.report;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.report.Account.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final String DOWN = "is down: answers 503 with a maintenance page";

    private final Account account = new Account("DRILL", false);

    private final Story story = Story.played("DRILL", 0);
    private int told;

    /** What is told when it is this late, a line each. */
    private List<String> at(long now) {
        var all = story.entries();
        var fresh = all.subList(told, all.size());
        told = all.size();
        return account.lines(fresh, ofMillis(now)).stream()
                .map(line -> line.at().toMillis() + " " + line.text())
                .toList();
    }

    private void called(long at, String path, int status) {
        story.then(at, "acme", call(path, status, true));
    }

    private static Fact call(String path, int status, boolean current) {
        return new Fact.HostCalled(
                "GET", path, "http://127.77.0.1:1", current, Fact.Caller.anonymous(""), status, false, ofMillis(0), "");
    }

    private void used(long at, int status, boolean content) {
        story.then(
                at,
                "acme",
                new Fact.UserServed(
                        "u",
                        "page notes",
                        content ? Set.of("acme") : Set.of(),
                        false,
                        Answer.of(status, ofMillis(20))));
    }

    @Test
    void a_page_is_told_when_it_changes_and_not_each_time() {
        used(100, 200, true);
        used(500, 200, true);
        assertThat(at(1_000)).containsExactly("100 page notes opens (200 in 20 ms)");

        used(1_100, 200, true);
        assertThat(at(2_000)).isEmpty();
    }

    @Test
    void a_recovery_is_measured_from_when_the_host_was_well() {
        used(100, 200, true);
        story.fault(1_000, "acme", DOWN);
        used(1_100, 502, false);
        used(1_500, 502, false);
        story.healed(3_000, "acme", DOWN);
        assertThat(at(3_500)).contains("1100 page notes fails (502 in 20 ms)");

        used(4_200, 200, true);

        assertThat(at(4_500))
                .containsExactly("4200 page notes opens again (200 in 20 ms), 1.2 s after its host was well;"
                        + " before that 2 requests in a row did not go well");
    }

    @Test
    void a_recovery_amid_the_trouble_is_not_measured() {
        used(100, 200, true);
        story.fault(1_000, "acme", DOWN);
        used(1_100, 502, false);
        assertThat(at(2_000)).isNotEmpty();

        used(2_100, 200, true);

        assertThat(at(3_000)).singleElement().asString().doesNotContain("after its host");
    }

    @Test
    void a_page_without_its_hosts_content_is_not_well() {
        used(100, 200, true);
        assertThat(at(1_000)).hasSize(1);

        used(1_100, 200, false);

        assertThat(at(2_000)).containsExactly("1100 page notes opens without its host's content (200 in 20 ms)");
    }

    @Test
    void what_goes_on_failing_is_told_again_now_and_then() {
        used(100, 502, false);
        assertThat(at(1_000)).hasSize(1);

        assertThat(at(9_000)).isEmpty();
        assertThat(at(16_000)).containsExactly("16000 page notes still fails, for 15.9 s now");
    }

    @Test
    void calls_that_go_well_are_one_line() {
        called(100, "/a", 200);
        called(200, "/b", 204);
        called(300, "/b", 200);

        assertThat(at(1_000)).isEmpty();
        assertThat(at(5_000)).containsExactly("5000 3 calls to the host of 2 kinds, all well");
    }

    @Test
    void calls_are_summed_up_with_their_answers_and_their_pace() {
        LongStream.rangeClosed(1, 12).forEach(i -> called(400 * i, "/a", 503));
        called(4_900, "/b", 503);
        called(4_950, "/b", 200);

        assertThat(at(5_000))
                .containsExactly(
                        "5000 GET /a x12: 503, one every 0.4 s", "5000 GET /b x2: 1 x 200, 1 x 503, one every 0.05 s");
    }

    @Test
    void intervals_that_grow_are_called_backing_off_across_sums() {
        LongStream.of(0, 1_000, 3_100, 7_200).forEach(at -> called(at, "/a", 503));

        assertThat(at(8_000)).containsExactly("8000 GET /a x4: 503, 1.0, 2.1, 4.1 s apart: backs off");
        called(15_300, "/a", 503);
        assertThat(at(16_000)).containsExactly("16000 GET /a x1: 503, 1.0, 2.1, 4.1, 8.1 s apart: backs off");
    }

    @Test
    void intervals_that_do_not_grow_are_not() {
        LongStream.of(0, 1_000, 3_000, 4_000).forEach(at -> called(at, "/a", 503));

        assertThat(at(5_000)).singleElement().asString().doesNotContain("backs off");
    }

    @Test
    void a_call_to_the_old_url_is_named() {
        called(100, "/a", 200);
        story.then(200, "acme", call("/a", 401, false));

        assertThat(at(5_000)).contains("5000 GET /a at the old URL x1: 401");
    }

    @Test
    void a_thousand_calls_a_second_are_a_few_lines() {
        LongStream.range(0, 10_000).forEach(i -> called(i, "/a/" + i % 50, 503));

        assertThat(at(10_000)).hasSize(6).last().asString().contains("9000 calls of 45 other kinds");
    }

    @Test
    void a_fault_closes_the_sum_before_it() {
        called(100, "/a", 200);
        story.fault(1_000, "acme", DOWN);

        assertThat(at(1_100)).containsExactly("1000 GET /a x1: 200", "1000 acme " + DOWN);
    }

    @Test
    void the_end_of_a_fault_says_how_long_it_was() {
        story.fault(1_000, "acme", DOWN);
        story.healed(4_000, "acme", DOWN);

        assertThat(at(4_100)).last().asString().isEqualTo("4000 over, after 3.0 s: acme " + DOWN);
    }

    @Test
    void the_end_sums_it_all_up_and_nothing_comes_after_it() {
        used(100, 200, true);
        used(200, 500, false);
        called(300, "/a", 200);
        story.ended(400).user(500, "acme", 500);

        assertThat(at(9_000))
                .last()
                .asString()
                .isEqualTo("400 the end: users asked 2 times, 1 did not go well; the add-on called the host 1 times");
    }

    @Test
    void what_the_scenario_marks_is_told() {
        story.then(100, "", new Fact.Marked("users pause"));

        assertThat(at(1_000)).containsExactly("100 users pause");
    }

    @Test
    void other_scenarios_are_not_told() {
        var other = Story.played("RST-01", 0).fault(1_000, "acme", DOWN);

        assertThat(account.lines(other.entries(), ofSeconds(9))).isEmpty();
    }

    @Test
    void several_tenants_are_told_apart() {
        var both = new Account("DRILL", true);
        List<Entry> entries = new ArrayList<>(Story.played("DRILL", 0)
                .user(100, "acme", 200)
                .user(200, "globex", 500)
                .entries());

        assertThat(both.lines(entries, ofSeconds(1)))
                .extracting(Line::text)
                .containsExactly("acme: page opens (200 in 20 ms)", "globex: page fails (500 in 20 ms)");
    }
}
