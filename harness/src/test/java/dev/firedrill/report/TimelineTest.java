package dev.firedrill.report;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Level;
import dev.firedrill.fault.Attribution;
import dev.firedrill.history.Answer;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.report.pages.Timeline;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class TimelineTest {

    private static Story window() {
        return Story.played("RST-01", 10_000)
                .user(10_500, "acme", 200)
                .fault(11_000, "acme", "is down: answers 503")
                .user(12_000, "acme", 500)
                .healed(14_000, "acme", "is down: answers 503")
                .user(15_000, "acme", 200)
                .addon(16_000, "killed")
                .addon(17_000, "ready")
                .ended(20_000);
    }

    private static Timeline drawn(Judged judged) {
        return TimelineOf.of(judged, Play.of(judged).orElseThrow(), 100);
    }

    private static String page(Judged judged) {
        return Unpacked.page(HtmlReport.render(judged.run()));
    }

    @Test
    void the_add_on_and_each_tenant_have_a_lane() {
        assertThat(drawn(window().failed()).lanes())
                .extracting(Timeline.Lane::label)
                .containsExactly("add-on", "acme");
    }

    @Test
    void a_fault_is_a_shaded_span_with_its_name_and_whose_it_is() {
        var acme = drawn(window().failed()).lanes().get(1);

        assertThat(acme.shades()).singleElement().satisfies(shade -> {
            assertThat(shade.whose()).isEqualTo("planned");
            assertThat(shade.title()).isEqualTo("is down: answers 503 (planned), +1.0 s to +4.0 s");
        });
        assertThat(acme.labels()).extracting(Timeline.Label::text).containsExactly("is down: answers 503 (planned)");
    }

    @Test
    void marks_say_when_what_and_where_in_the_history() {
        assertThat(drawn(window().failed()).lanes().get(1).glyphs())
                .extracting(Timeline.Glyph::title)
                .containsExactly(
                        "+0.5 s #2 user u1 of acme used page, answered 200 in 20 ms",
                        "+5.0 s #6 user u1 of acme used page, answered 200 in 20 ms",
                        "+2.0 s #4 user u1 of acme used page, answered 500 in 20 ms");
    }

    @Test
    void what_decided_is_linked_with_its_text_in_both_directions() {
        String page = page(window().failed(4L));

        assertThat(page)
                .contains(
                        "<a id=\"RST-01-m4\" href=\"#RST-01-f0-e4\"",
                        "<tr id=\"RST-01-f0-e4\">",
                        "href=\"#RST-01-m4\"");
    }

    @Test
    void every_link_within_the_page_leads_somewhere_and_no_place_is_named_twice() {
        String page = page(window().failed(4L, 6L, 7L));
        List<String> ids = all(" id=\"([^\"]*)\"", page);

        assertThat(ids).doesNotHaveDuplicates().containsAll(all(" href=\"#([^\"]*)\"", page));
    }

    @Test
    void it_is_told_to_those_who_do_not_see_it() {
        assertThat(drawn(window().failed()).summary())
                .isEqualTo("Timeline of 10.0 s with 2 lanes: 2 changes of the process (1 went wrong), "
                        + "3 users' requests (1 went wrong). Faults: is down: answers 503 at acme from +1.0 s to +4.0 s; "
                        + "killed from +6.0 s to +7.0 s.");
        assertThat(page(window().failed())).contains("role=\"img\" tabindex=\"0\" aria-label=\"Timeline of 10.0 s");
    }

    @Test
    void a_scenario_that_was_not_played_has_none() {
        var never = new Story("RST-01").then(1, "", new Fact.Marked("selected"));

        assertThat(page(never.failed())).doesNotContain("<figure");
    }

    /** Twenty-three scenarios with five hundred entries each, all of them failed. */
    @Test
    void a_large_run_stays_small_and_says_what_it_drew_together() {
        List<Entry> history = new ArrayList<>();
        List<Catalogued> selected = new ArrayList<>();
        List<Judgement> judgements = new ArrayList<>();
        for (int s = 0; s < 23; s++) {
            String id = "BIG-" + (10 + s);
            var story = Story.played(id, 0);
            for (int i = 0; i < 500; i++) {
                story.user(20L * i, "tenant-" + i % 30, i % 7 == 0 ? 500 : 200);
            }
            for (Entry e : story.ended(10_000).entries()) {
                history.add(new Entry(history.size() + 1L, e.at(), e.rehearsal(), e.tenant(), e.fact()));
            }
            selected.add(Runs.scenario(id, "big", "Big", Level.MUST));
            judgements.add(Runs.failed(id, "good answers", "bad ones"));
        }

        String page = HtmlReport.render(Runs.of(history, selected, judgements));

        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
        assertThat(all("<([a-z])", page)).hasSizeLessThan(5000);
        assertThat(Unpacked.page(page)).contains("are drawn as one: 500 marks as", "23 tenants share the last lane.");
    }

    @Test
    void the_policy_admits_the_pages_own_script_and_no_other() throws Exception {
        String page = page(window().failed());
        List<String> scripts = all("(?s)<script[^>]*>(.*?)</script>", page);

        assertThat(scripts).hasSize(1);
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(scripts.get(0).getBytes(StandardCharsets.UTF_8)));
        assertThat(all("Content-Security-Policy\" content=\"([^\"]*)\"", page))
                .containsExactly("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + digest
                        + "'; base-uri 'none'; form-action 'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</title></svg><script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "\" onload=\"alert(1)",
                "javascript:alert(1)",
                "]]><script>alert(1)</script><!--",
                "</script><script>alert(1)</script>",
                "\u202e\u0000\u001b[31m\ud800 &lt;script&gt; {{x}} ${x}",
            })
    void nothing_that_an_add_on_says_is_markup_in_a_timeline(String evil) {
        Judged judged = evil(evil).failed(3L, 5L);

        String page = page(judged);

        assertThat(all("<script", page)).hasSize(1);
        assertThat(page).doesNotContain("<img", "<!--");
        assertThat(all("(?s)(<svg .*?</svg>)", page)).isNotEmpty().allSatisfy(TimelineTest::assertTame);
    }

    /** Every text that can be said by an add-on, or by who names tenants and faults, is evil. */
    private static Story evil(String evil) {
        var caller = new Fact.Caller(evil, 1, true, true, evil);
        return Story.played("RST-01", 0)
                .then(100, evil, new Fact.CallbackAnswered(evil, evil, false, Answer.missing(evil, ofMillis(20))))
                .then(200, evil, new Fact.UserServed(evil, evil, Set.of(evil), false, Answer.of(200, ofMillis(20))))
                .then(300, evil, new Fact.FaultInjected(evil, evil, Attribution.HOST, true))
                .then(400, evil, new Fact.HostCalled(evil, evil, evil, true, caller, 200, false, ofMillis(300), evil))
                .then(500, evil, new Fact.TenantChanged(evil, evil))
                .then(600, evil, new Fact.FaultHealed(evil))
                .then(700, evil, new Fact.UserServed(evil, evil, Set.of(evil), false, Answer.of(200, ofMillis(20))))
                .then(800, "", new Fact.Marked(evil))
                .addon(900, evil)
                .ended(1000);
    }

    /** The drawing is well-formed, so nothing broke out of an attribute, and has only the elements that we draw. */
    private static void assertTame(String svg) {
        assertThatCode(() -> {
                    var root = DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(svg)))
                            .getElementsByTagName("*");
                    IntStream.range(0, root.getLength()).mapToObj(root::item).forEach(node -> {
                        assertThat(Set.of("path", "circle", "rect", "text", "title", "a", "svg"))
                                .contains(node.getNodeName());
                        IntStream.range(0, node.getAttributes().getLength())
                                .mapToObj(node.getAttributes()::item)
                                .forEach(attribute -> {
                                    assertThat(attribute.getNodeName()).doesNotStartWith("on");
                                    if (attribute.getNodeName().equals("href")) {
                                        assertThat(attribute.getNodeValue()).startsWith("#RST-01-f");
                                    }
                                });
                    });
                })
                .doesNotThrowAnyException();
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.groupCount() == 0 ? match.group() : match.group(1))
                .toList();
    }
}
