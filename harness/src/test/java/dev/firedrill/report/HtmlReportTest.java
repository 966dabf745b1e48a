package dev.firedrill.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static final String PAGE = HtmlReport.render(Runs.mixed());

    @Test
    void the_verdict_has_a_word_and_a_shape() {
        assertThat(PAGE).contains("<span class=\"shape fail\" aria-hidden=\"true\">✘</span> Failed");
        assertThat(PAGE).contains("7 scenarios: 4 passed (1 with warnings), 1 failed");
    }

    @Test
    void it_says_how_to_run_again_and_how_good_the_run_itself_was() {
        assertThat(PAGE)
                .contains("firedrill run http://localhost:3000/atlassian-connect.json --seed 42")
                .contains("firedrill run http://localhost:3000/atlassian-connect.json URL-01 --seed 42")
                .contains("This machine's worst lag was 37 ms");
    }

    @Test
    void every_scenario_has_an_anchor() {
        Runs.mixed().selected().forEach(s -> assertThat(PAGE).contains("id=\"" + s.id() + "\"", "#" + s.id()));
    }

    @Test
    void failures_come_first() {
        assertThat(PAGE.indexOf("#URL-01")).isLessThan(PAGE.indexOf("#URL-05")).isLessThan(PAGE.indexOf("#INS-01"));
    }

    @Test
    void the_head_tells_what_is_not_well_and_how_it_is_mended() {
        String head = PAGE.substring(PAGE.indexOf("What is not well"), PAGE.indexOf("id=\"scenarios\""));

        assertThat(head)
                .contains("3 calls to the old URL", "Look a tenant up by its clientKey", "2 of 5 got 500", "URL-05")
                .doesNotContain("AUT-01", "LIC-02", "INS-01");
    }

    @Test
    void what_failed_is_said_before_what_passed() {
        var judgement = new Judgement(
                "URL-01",
                Outcome.FAILED,
                List.of(
                        Runs.finding(Level.MUST, Outcome.PASSED, "that was well", "yes"),
                        Runs.finding(Level.MUST, Outcome.FAILED, "this should be", "it is not")),
                List.of());

        String page = HtmlReport.render(Runs.one(Runs.RENAME, judgement));

        assertThat(page.indexOf("this should be")).isPositive().isLessThan(page.indexOf("that was well"));
    }

    @Test
    void evidence_is_said_in_plain_words() {
        assertThat(PAGE).contains("at the old URL http://127.77.0.3:4000, signed by acme's 2nd secret: 401");
    }

    @Test
    void what_an_add_on_says_is_text_and_never_markup() {
        String script = "<script>alert('x')</script>";
        var scenario = new Catalogued("URL-01", "\"url'>", script, Level.MUST, script, script, script);
        var hostile = Runs.failed("URL-01", script, "\"><img src=x onerror=alert(1)>");

        String page = HtmlReport.render(Runs.one(scenario, hostile));

        assertThat(withoutOwnScript(page)).doesNotContain("<script", "<img").contains("&lt;script&gt;alert(");
    }

    /** The page has one script, the same for every run. */
    private static String withoutOwnScript(String page) {
        return page.replace("<script>" + PageScript.script().text() + "</script>", "");
    }

    @Test
    void it_needs_nothing_from_elsewhere() {
        assertThat(withoutOwnScript(PAGE)).doesNotContain("src=", "<link", "url(", "<script");
        assertThat(PageScript.script().text())
                .doesNotContain("fetch", "XMLHttp", "import", "eval", "innerHTML", "document.write");
    }

    @Test
    void it_is_found_from_a_thread_without_a_class_loader() throws InterruptedException {
        var pages = new CopyOnWriteArrayList<String>();
        var thread = new Thread(() -> pages.add(HtmlReport.render(Runs.run(List.of(), List.of()))));
        thread.setContextClassLoader(null);
        thread.start();
        thread.join();

        assertThat(pages).singleElement().asString().contains("Nothing selected");
    }

    /** For people who want to look at it. */
    @Test
    void it_is_left_where_a_browser_can_open_it() throws IOException {
        Path file = Path.of("target", "sample-report.html");
        Files.writeString(file, PAGE);

        assertThat(file).isNotEmptyFile();
    }
}
