package dev.firedrill.report;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Exchange;
import dev.firedrill.history.Exchange.Field;
import dev.firedrill.history.Exchange.Message;
import dev.firedrill.history.Exchange.Token;
import dev.firedrill.history.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.openqa.selenium.Keys;

/** The page in a real browser, opened from disk as people open it. */
@Isolated("It measures time")
@Tag("browser")
class ReportInBrowserTest {

    private static final String EVIL = "</title></script></template><script>window.hacked = 1</script>"
            + "<img src=x onerror='window.hacked = 1'>\" onload=\"window.hacked = 1";

    private static final int ROUNDS = 9;

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.open(folder);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void the_console_has_nothing_to_complain_of() {
        assertThat(browser.complaints()).isEmpty();
    }

    private static RunResult window() {
        var request = new Message("POST /installed", List.of(new Field("Authorization", "JWT ‹token 1›")), "{}", 0);
        var token = new Token("RS256", Map.of("iss", "acme-key"));
        var exchange = new Exchange("", request, new Message("204", List.of(), "", 0), List.of(token));
        return Story.played("RST-01", 0)
                .then(
                        100,
                        "acme",
                        new Fact.CallbackAnswered("installed", "signed install", false, Answer.of(204, ofMillis(20))),
                        exchange)
                .user(500, "acme", 200)
                .fault(1000, "acme", "is down: answers 503")
                .user(2000, "acme", 500)
                .healed(4000, "acme", "is down: answers 503")
                .user(5000, "acme", 200)
                .ended(10_000)
                .failed(2L, 5L)
                .run();
    }

    @Test
    void scenarios_can_be_filtered_by_outcome() {
        browser.opens(Runs.mixed());

        browser.one("select[name=outcome]").sendKeys("Inconclusive");

        assertThat(browser.seen("article h4 code")).containsExactly("URL-05");
        assertThat(browser.seen("#shown")).containsExactly("1 of 7");
    }

    @Test
    void scenarios_can_be_filtered_by_words() {
        browser.opens(Runs.mixed());

        browser.one("input[name=text]").sendKeys("ROTATION");

        assertThat(browser.seen("article h4 code")).containsExactly("AUT-01");
        assertThat(browser.seen(".overview td code")).containsExactly("AUT-01");
    }

    @Test
    void what_was_filtered_comes_back() {
        browser.opens(Runs.mixed());
        browser.one("input[name=text]").sendKeys("no such thing");

        browser.click(browser.one("button[type=reset]"));

        browser.awaits("article h4 code", 7);
        assertThat(browser.seen("#shown")).containsExactly("7 of 7");
    }

    @Test
    void a_deep_link_opens_its_scenario() {
        browser.opens(Runs.mixed(), "#AUT-01");

        assertThat(browser.seen("#AUT-01 .sentence")).hasSize(1);
    }

    @Test
    void a_scenario_that_nobody_asked_for_is_folded() {
        browser.opens(Runs.mixed());

        assertThat(browser.seen("#AUT-01 .sentence")).isEmpty();
        assertThat(browser.seen("#URL-01 .sentence")).hasSize(1);
    }

    @Test
    void the_timeline_of_a_folded_scenario_is_drawn_when_it_is_opened() {
        browser.opens(passed());
        assertThat(browser.all("figure.timeline")).isEmpty();

        browser.click(browser.one("summary"));

        browser.awaits("figure.timeline", 1);
        assertThat(browser.seen("figure.timeline .zoom")).hasSize(1);
    }

    private static RunResult passed() {
        RunResult window = window();
        return Runs.of(window.history(), window.selected(), List.of(Runs.passed("RST-01")));
    }

    @Test
    void a_deep_link_leads_into_a_timeline() {
        browser.opens(window(), "#RST-01-m5");

        assertThat(browser.one(".target").getAttribute("id")).isEqualTo("RST-01-m5");
        assertThat(browser.number("return document.querySelector('.target').getBoundingClientRect().top"))
                .isBetween(0.0, 1000.0);
    }

    @Test
    void a_timeline_can_be_enlarged_and_made_whole_again() {
        browser.opens(window());
        double whole = width();

        browser.click(browser.one(".zoom button:nth-of-type(2)"));
        browser.click(browser.one(".zoom button:nth-of-type(2)"));
        double enlarged = width();
        browser.click(browser.one(".zoom button:nth-of-type(3)"));

        assertThat(enlarged).isCloseTo(4 * whole, org.assertj.core.data.Offset.offset(1.0));
        assertThat(width()).isEqualTo(whole);
    }

    private static double width() {
        return browser.number("return document.querySelector('.scroll svg').getBoundingClientRect().width");
    }

    @Test
    void keys_lead_from_mark_to_mark_and_into_the_exchange() {
        browser.opens(window());
        browser.ask("document.querySelector('.scroll svg').focus()");

        browser.press(Keys.HOME);
        String first = browser.one("figure output").getText();
        browser.press(Keys.ARROW_RIGHT);
        String second = browser.one("figure output").getText();
        browser.press(Keys.ENTER);

        assertThat(first).contains("user u1 of acme used page");
        assertThat(second).isNotEqualTo(first).contains("user u1 of acme used page");
        assertThat(browser.one("#told").getText()).startsWith("#").contains("user u1 of acme used page");
        browser.press(Keys.ESCAPE);
        assertThat(browser.seen("#exchange")).isEmpty();
    }

    @Test
    void everything_that_can_be_used_is_reached_by_tab() {
        browser.opens(window());
        List<Object> reached = new ArrayList<>();

        for (int i = 0; i < 40; i++) {
            browser.press(Keys.TAB);
            reached.add(
                    browser.ask(
                            "const e = document.activeElement; return e.name || e.id || (e.tagName === 'BUTTON' && e.className) || e.tagName"));
        }

        assertThat(reached).contains("outcome", "group", "text", "unfold", "look", "svg", "SUMMARY");
    }

    @Test
    void evidence_shows_what_went_over_the_wire_and_what_its_token_says() {
        browser.opens(window());

        browser.click(browser.one("button.look"));

        assertThat(browser.one("#said").getText())
                .contains("POST /installed", "Authorization", "JWT ‹token 1›", "204", "iss", "acme-key");
    }

    @Test
    void a_mark_shows_what_it_stands_for() {
        browser.opens(window());

        browser.click(browser.one("svg path[data-e='3']"));

        assertThat(browser.one("#told").getText()).startsWith("#3 user u1 of acme used page");
        assertThat(browser.one("#said").getText()).contains("Line 4 of history.ndjson");
    }

    @Test
    void marks_that_are_drawn_as_one_are_gone_through_one_by_one() {
        var story = Story.played("RST-01", 0);
        for (int i = 0; i < 5; i++) {
            story.user(100 + i, "acme", 200);
        }
        browser.opens(story.ended(10_000).failed().run());

        browser.click(browser.one(".timeline path.bunch"));
        String place = browser.one("#place").getText();
        browser.press(Keys.ARROW_RIGHT);

        assertThat(place).isEqualTo("1 of 5");
        assertThat(browser.one("#place").getText()).isEqualTo("2 of 5");
        assertThat(browser.one("#told").getText()).startsWith("#3 ");
    }

    @Test
    void it_follows_those_who_prefer_the_dark() {
        browser.opens(window());
        browser.emulate("", Map.of("prefers-color-scheme", "light"));
        double light = brightness();
        browser.emulate("", Map.of("prefers-color-scheme", "dark"));
        double dark = brightness();
        browser.emulate("", Map.of());

        assertThat(light).isGreaterThan(700);
        assertThat(dark).isLessThan(120);
    }

    /** Of the ground, from 0 to 765. */
    private static double brightness() {
        return browser.number("return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3)"
                + ".map(Number).reduce((a, b) => a + b)");
    }

    @Test
    void on_paper_there_is_nothing_to_press() {
        browser.opens(window());

        browser.emulate("print", Map.of());
        List<String> buttons = browser.seen("button");
        List<String> drawn = browser.seen("figure.timeline");
        browser.emulate("", Map.of());

        assertThat(buttons).isEmpty();
        assertThat(drawn).hasSize(1);
    }

    @Test
    void what_can_be_used_has_a_name() {
        browser.opens(window());

        assertThat(browser.number("return Array.from(document.querySelectorAll('button, input, select, svg[role]'))"
                        + ".filter((e) => !(e.textContent.trim() || e.labels?.length || e.getAttribute('aria-label')))"
                        + ".length"))
                .isZero();
    }

    @Test
    void nothing_that_an_add_on_says_is_run() {
        browser.opens(LargeRun.of(230, EVIL, EVIL));

        browser.click(browser.one("button.look"));

        assertThat(browser.one("#said").getText()).contains("<script>window.hacked = 1</script>");
        assertThat(browser.ask("return window.hacked")).isNull();
        assertThat(browser.number("return document.querySelectorAll('img, script').length"))
                .isOne();
    }

    @Test
    void a_large_hostile_run_makes_a_page_of_bounded_size() throws IOException {
        Path large = large();

        browser.visit(large, "");

        assertThat(Files.size(large)).isLessThan(20_000_000);
        assertThat(browser.elementsAtLoad()).isBetween(200, 5000);
        assertThat(browser.ask("return window.hacked")).isNull();
    }

    /** Both in turns, and of each the best, so that what else the machine does counts for neither. */
    @Test
    void a_large_hostile_run_opens_within_three_times_the_time_of_an_empty_one() {
        Path empty = browser.save("empty.html", Runs.run(List.of(), List.of()));
        Path large = large();
        List<Duration> quick = new ArrayList<>();
        List<Duration> slow = new ArrayList<>();

        for (int i = 0; i < ROUNDS; i++) {
            quick.add(loading(empty));
            slow.add(loading(large));
        }

        assertThat(Collections.min(slow))
                .isLessThanOrEqualTo(Collections.min(quick).multipliedBy(3));
    }

    private static Path large() {
        return browser.save("large.html", LargeRun.of(100_000, EVIL, "<b>".repeat(10_000_000 / 3)));
    }

    private static Duration loading(Path page) {
        browser.visit(page, "");
        return browser.loading();
    }
}
