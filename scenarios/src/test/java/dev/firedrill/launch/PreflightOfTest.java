package dev.firedrill.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Bounds;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.Header;
import dev.firedrill.history.Subject;
import dev.firedrill.rehearsal.PreflightCheck;
import dev.firedrill.report.Preflight;
import dev.firedrill.report.Unlock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreflightOfTest {

    private static final String LACKING = "/rest/dev/1.0/boards";
    private static final String KNOWN = "/rest/api/3/myself";

    private final List<Entry> entries = new ArrayList<>();

    private void happened(Fact fact) {
        entries.add(new Entry(entries.size() + 1L, Duration.ZERO, PreflightCheck.NAME, "preflight-1", fact));
    }

    private void found(String... paths) {
        var calls = List.of(paths).stream().map(path -> "GET " + path).toList();
        happened(new Fact.StimulusFound("page main", calls, false));
    }

    private void called(String path, boolean unmatched) {
        var caller = new Fact.Caller("acme", 1, true, true, "");
        happened(new Fact.HostCalled(
                "GET", path, "http://h", true, caller, unmatched ? 404 : 200, unmatched, Duration.ZERO, ""));
    }

    /** Of an add-on that asks for no licensing and subscribes to nothing. */
    private Preflight read() {
        var subject = new Subject(
                "tiny",
                "Tiny",
                "http://127.0.0.1:1",
                "jira",
                true,
                Set.of("installed", "uninstalled"),
                1,
                Set.of(),
                false,
                true,
                Subject.Declared.nothing());
        var header = new Header(
                Header.SCHEMA, "test", "run7", Instant.EPOCH, 7, "target", subject, Bounds.standard(), Map.of());
        return PreflightOf.read(header, entries, CatalogueOfAll.load().scenarios());
    }

    private List<String> unlocks() {
        return read().unlocks().stream().map(Unlock::why).toList();
    }

    @Test
    void knows_which_scenarios_do_not_concern_the_add_on() {
        assertThat(read().inapplicable()).contains("LIC-02", "WH-01").doesNotContain("URL-01");
    }

    @Test
    void who_calls_only_what_the_host_lacks_is_not_said_to_call_nothing() {
        found(LACKING);
        called(LACKING, true);

        assertThat(unlocks()).contains("all that it was seen to call is lacking in this host");
        assertThat(read().unlocks())
                .filteredOn(unlock -> unlock.ids().contains("URL-01"))
                .extracting(Unlock::yaml)
                .containsExactly("");
    }

    @Test
    void one_call_that_the_host_has_is_enough() {
        found(LACKING, KNOWN);
        called(LACKING, true);
        called(KNOWN, false);

        assertThat(read().unlocks()).noneMatch(unlock -> unlock.ids().contains("URL-01"));
    }

    @Test
    void warns_of_an_add_on_that_loses_tenants_whose_installs_overlap() {
        happened(new Fact.Marked(PreflightCheck.OVERLAP_LOSES));

        assertThat(read().warnings())
                .containsExactly("of tenants whose installs overlap some are acknowledged and not let in; this run"
                        + " installs one tenant at a time, production does not");
    }

    @Test
    void a_page_that_ended_the_add_on_is_the_first_warning_and_has_the_last_words() {
        happened(new Fact.Marked(PreflightCheck.OVERLAP_FAILS));
        happened(
                new Fact.PageDeadly("page main", "its process ended with exit code 1", List.of("TypeError", "  at x")));
        happened(new Fact.UserServed(
                "Ada", "page main", Set.of(), false, Answer.missing("connection reset", Duration.ZERO)));

        assertThat(read().warnings())
                .hasSize(2)
                .first()
                .isEqualTo("opening page main ended the add-on: its process ended with exit code 1; the last lines of"
                        + " its output: TypeError / at x. It was started again, and the page is left out: no scenario"
                        + " opens it");
    }

    @Test
    void who_calls_nothing_is_told_where_to_name_a_call() {
        found();

        assertThat(unlocks()).contains("nothing that users do was seen to make the add-on call the host");
    }
}
