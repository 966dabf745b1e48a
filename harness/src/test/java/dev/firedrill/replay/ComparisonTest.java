package dev.firedrill.replay;

import static dev.firedrill.replay.Told.CUTS;
import static dev.firedrill.replay.Told.ID;
import static dev.firedrill.replay.Told.compare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.replay.Difference.Acknowledged;
import dev.firedrill.replay.Difference.BrokenOff;
import dev.firedrill.replay.Difference.Decided;
import dev.firedrill.replay.Difference.Found;
import dev.firedrill.replay.Difference.PlayedOnce;
import dev.firedrill.replay.Difference.Requested;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What counts as a divergence of ours, and what is the add-on's own. */
class ComparisonTest {

    /** The same thing done to both of them, of which the second is another run. */
    private static Comparison both(UnaryOperator<Told> play) {
        return compare(play.apply(Told.play()), play.apply(Told.later()));
    }

    private static Decided only(Comparison comparison) {
        assertThat(comparison.divergences()).hasSize(1);
        assertThat(comparison.same()).isFalse();
        return comparison.first().orElseThrow();
    }

    @Test
    void numbers_and_times_of_entries_do_not_matter() {
        var comparison = both(told -> told.drawn("a", "b")
                .installed("acme", 204)
                .cut("acme")
                .struck("acme", 1, 2)
                .healed("acme")
                .end());

        assertThat(comparison.same()).isTrue();
        assertThat(comparison.others()).isEmpty();
        assertThat(comparison.decisions()).isEqualTo(7);
    }

    @Test
    void what_different_tenants_and_kinds_do_may_come_in_any_order() {
        var then = Told.play()
                .cut("acme")
                .cut("globex")
                .healed("globex")
                .healed("acme")
                .installed("acme", 204);
        var now = Told.later()
                .installed("acme", 204)
                .cut("globex")
                .healed("globex")
                .cut("acme")
                .healed("acme");

        var comparison = compare(then.end(), now.end());

        assertThat(comparison.same()).isTrue();
        assertThat(comparison.decisions()).isEqualTo(6);
    }

    @Test
    void how_often_users_do_something_is_no_decision() {
        var comparison = compare(
                Told.play().used("acme").used("acme").end(),
                Told.later().used("acme").end());

        assertThat(comparison).isEqualTo(new Comparison(0, List.of(), List.of()));
    }

    @Test
    void a_decision_that_is_missing_is_named_with_its_place() {
        var then = Told.play()
                .cut("acme")
                .healed("acme")
                .cut("acme")
                .healed("acme")
                .end();
        var now = Told.later().cut("acme").healed("acme").end();

        Decided missing = only(compare(then, now));

        assertThat(missing.rehearsal()).isEqualTo(ID);
        assertThat(missing.tenant()).isEqualTo("acme");
        assertThat(missing.kind()).isEqualTo("beginning or end of a fault");
        assertThat(missing.ordinal()).isEqualTo(3);
        assertThat(missing.then()).isEqualTo(then.entries().get(3));
        assertThat(missing.now()).isNull();
    }

    @Test
    void a_decision_that_is_new_is_named_with_its_place() {
        var then = Told.play().cut("acme").healed("acme").end();
        var now = Told.later()
                .cut("acme")
                .healed("acme")
                .cut("acme")
                .healed("acme")
                .end();

        Decided added = only(compare(then, now));

        assertThat(added.ordinal()).isEqualTo(3);
        assertThat(added.then()).isNull();
        assertThat(added.now()).isEqualTo(now.entries().get(10));
    }

    @Test
    void another_order_diverges_at_its_first_place() {
        var then = Told.play()
                .forged("acme", "alg none", 401)
                .forged("acme", "expired", 401)
                .end();
        var now = Told.later()
                .forged("acme", "expired", 401)
                .forged("acme", "alg none", 401)
                .end();

        Decided divergence = only(compare(then, now));

        assertThat(divergence.kind()).isEqualTo("installed");
        assertThat(divergence.ordinal()).isEqualTo(1);
        assertThat(credential(divergence.then())).isEqualTo("alg none");
        assertThat(credential(divergence.now())).isEqualTo("expired");
    }

    private static String credential(@Nullable Entry entry) {
        return ((Fact.CallbackAnswered) Objects.requireNonNull(entry).fact()).credential();
    }

    @Test
    void another_order_of_what_users_do_is_a_divergence() {
        Decided divergence = only(compare(
                Told.play().drawn("a", "b", "c").end(),
                Told.later().drawn("a", "c", "b").end()));

        assertThat(divergence.kind()).contains(Fact.Drawn.ORDER);
    }

    @Test
    void a_schedule_that_begins_at_another_time_is_a_divergence() {
        Decided divergence = only(compare(
                Told.play().scheduled("acme", 5).scheduled("acme", 9).end(),
                Told.later().scheduled("acme", 5).scheduled("acme", 8).end()));

        assertThat(divergence.kind()).isEqualTo("scheduled fault");
        assertThat(divergence.ordinal()).isEqualTo(2);
    }

    @Test
    void of_several_divergences_the_first_is_the_one_that_came_first_then() {
        var then = Told.play()
                .scheduled("globex", 1)
                .forged("acme", "alg none", 401)
                .cut("initech")
                .healed("initech")
                .end();
        var now = Told.later()
                .scheduled("globex", 1)
                .cut("umbrella")
                .cut("initech")
                .forged("acme", "expired", 401)
                .end();

        var comparison = compare(then, now);

        assertThat(comparison.divergences()).extracting(Decided::tenant).containsExactly("umbrella", "acme", "initech");
    }

    @Test
    void requests_that_the_addon_did_not_make_are_its_own() {
        var then = Told.play()
                .cut("acme")
                .struck("acme", 1, 2, 3, 4)
                .healed("acme")
                .end();
        var now = Told.later().cut("acme").struck("acme", 1, 2).healed("acme").end();

        var comparison = compare(then, now);

        assertThat(comparison.same()).isTrue();
        assertThat(comparison.others())
                .containsExactly(
                        new Requested(ID, "acme", CUTS, 3, then.entries().get(4), null));
    }

    @Test
    void requests_that_the_addon_made_besides_are_its_own() {
        var then = Told.play().cut("acme").healed("acme").end();
        var now = Told.later().cut("acme").struck("acme", 1).healed("acme").end();

        var comparison = compare(then, now);

        assertThat(comparison.same()).isTrue();
        assertThat(comparison.others())
                .containsExactly(
                        new Requested(ID, "acme", CUTS, 1, null, now.entries().get(9)));
    }

    @Test
    void a_request_that_came_and_was_not_struck_is_ours() {
        var then =
                Told.play().cut("acme").struck("acme", 1, 2, 3).healed("acme").end();
        var now = Told.later().cut("acme").struck("acme", 3, 1).healed("acme").end();

        Decided divergence = only(compare(then, now));

        assertThat(divergence.kind()).isEqualTo("strike of a fault");
        assertThat(divergence.ordinal()).isEqualTo(2);
        assertThat(divergence.now()).isNull();
    }

    @Test
    void each_injection_counts_by_itself() {
        UnaryOperator<Told> twice =
                told -> told.cut("acme").struck("acme", 1, 2).healed("acme").cut("acme");
        var then = twice.apply(Told.play()).struck("acme", 1).healed("acme").end();
        var now = twice.apply(Told.later()).healed("acme").end();

        var comparison = compare(then, now);

        assertThat(comparison.same()).isTrue();
        assertThat(comparison.others()).hasSize(1).first().isInstanceOf(Requested.class);
    }

    @Test
    void a_request_that_another_fault_may_have_struck_is_not_missed() {
        UnaryOperator<Told> two =
                told -> told.fault("acme", "answers 429 (every request, no. 1)").cut("acme");
        var then = two.apply(Told.play()).struck("acme", 1, 2, 3).healed("acme").end();
        var now = two.apply(Told.later()).struck("acme", 1, 3).healed("acme").end();

        assertThat(compare(then, now).same()).isTrue();
    }

    @Test
    void what_the_addon_refuses_explains_what_did_not_follow() {
        var then = Told.play()
                .installed("acme", 204)
                .add("acme", new Fact.TenantChanged("uninstalled", ""))
                .end();
        var now = Told.later()
                .installed("acme", 500)
                .add("acme", new Fact.TenantChanged("uninstalled", ""))
                .end();

        var comparison = compare(then, now);

        assertThat(comparison.same()).isTrue();
        assertThat(comparison.others())
                .containsExactly(new Acknowledged(
                        ID, "acme", 1, then.entries().get(1), now.entries().get(8)));
    }

    @Test
    void a_change_that_is_missing_though_the_addon_acknowledged_is_ours() {
        var then = Told.play().installed("acme", 204).end();
        var now = Told.later()
                .add("acme", new Fact.CallbackAnswered("installed", "signed install", false, Told.answer(204)))
                .end();

        assertThat(only(compare(then, now)).kind()).isEqualTo("change");
    }

    @Test
    void what_is_sent_at_once_may_be_refused_in_any_order() {
        var fact = new Fact.CallbackAnswered("installed", "signed install, at once", false, Told.answer(204));
        var refused = new Fact.CallbackAnswered("installed", "signed install, at once", false, Told.answer(500));

        var comparison = compare(
                Told.play().add("acme", fact).add("acme", refused).end(),
                Told.later().add("acme", refused).add("acme", fact).end());

        assertThat(comparison).isEqualTo(new Comparison(2, List.of(), List.of()));
    }

    @Test
    void a_rehearsal_that_was_broken_off_is_compared_up_to_there() {
        var then = Told.play().installed("acme", 204).cut("acme").healed("acme").end();
        var now = Told.later().installed("acme", 500).end("the add-on refused the install of 'acme'");

        var comparison = compare(then, now);

        assertThat(comparison.same()).isTrue();
        assertThat(comparison.others())
                .hasSize(2)
                .contains(new BrokenOff(ID, "", "the add-on refused the install of 'acme'"));
        assertThat(compare(now, then).same()).isTrue();
    }

    @Test
    void a_broken_rehearsal_does_not_excuse_what_was_decided_before() {
        var then = Told.play().forged("acme", "alg none", 401).cut("acme").end();
        var now = Told.later().forged("acme", "expired", 401).end("it could not be played");

        assertThat(only(compare(then, now)).kind()).isEqualTo("installed");
    }

    @Test
    void what_preflight_found_otherwise_is_the_addons_own() {
        var comparison = compare(
                Told.play().drawn("a", "b", "c").end(),
                Told.later().drawn("b", "c").end());

        assertThat(comparison.same()).isTrue();
        assertThat(comparison.others()).containsExactly(new Found(ID, List.of("a", "b", "c"), List.of("b", "c")));
        assertThat(compare(
                                Told.play().drawn("a", "b", "c").end(),
                                Told.later().drawn("c", "b").end())
                        .same())
                .isFalse();
    }

    @Test
    void what_comes_after_the_end_is_the_clean_ups() {
        var then = Told.play().cut("acme").end();
        var now = Told.later().cut("acme").end().add("acme", new Fact.TenantChanged("uninstalled", ""));

        assertThat(compare(then, now).same()).isTrue();
    }

    @Test
    void a_confirmation_that_was_not_needed_is_named() {
        var then = Told.play().end().begin(ID + "/alone", true).cut("acme").end();

        var comparison = compare(then, Told.later().end());

        assertThat(comparison.same()).isTrue();
        assertThat(comparison.others()).containsExactly(new PlayedOnce(ID + "/alone", true));
    }

    @Test
    void orders_to_the_addon_belong_to_the_rehearsal_that_is_alone() {
        var killed = new Fact.AddonChanged("killed", "by the harness");
        var died = new Fact.AddonChanged("died", "exit code 137");
        var then = Told.play()
                .add("", "", killed)
                .end()
                .begin(ID + "/alone", true)
                .add("", "", killed)
                .end();
        var now = Told.later()
                .add("", "", died)
                .end()
                .begin(ID + "/alone", true)
                .add("", "", died)
                .end();

        Decided divergence = only(compare(then, now));

        assertThat(divergence.rehearsal()).isEqualTo(ID + "/alone");
        assertThat(divergence.kind()).isEqualTo("order to the add-on");
    }

    @Test
    void addresses_are_new_in_every_run() {
        assertThat(compare(
                                Told.play()
                                        .add("acme", new Fact.TenantChanged("renamed", "a is now b"))
                                        .end(),
                                Told.later()
                                        .add("acme", new Fact.TenantChanged("renamed", "c is now d"))
                                        .end())
                        .same())
                .isTrue();
        assertThat(compare(
                                Told.play()
                                        .add("acme", new Fact.TenantChanged("licence", "none"))
                                        .end(),
                                Told.later()
                                        .add("acme", new Fact.TenantChanged("licence", "active"))
                                        .end())
                        .same())
                .isFalse();
    }
}
