package dev.firedrill.report;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Fact;
import dev.firedrill.report.pages.Timeline.Delivery;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private static final String EVENT = "jira:issue_created";

    private static List<Delivery> deliveries(Story story) {
        return new Deliveries(story.ended(9000).play()).all();
    }

    private static Fact webhook(String identifier, int attempt, int status) {
        return new Fact.WebhookAnswered(EVENT, identifier, attempt, Answer.of(status, ofMillis(20)));
    }

    private static Fact callback(boolean forged, int status) {
        return new Fact.CallbackAnswered("installed", "signed install", forged, Answer.of(status, ofMillis(20)));
    }

    @Test
    void what_was_acknowledged_at_once_has_no_row() {
        assertThat(deliveries(Story.played("RST-01", 0)
                        .then(1000, "acme", webhook("a", 1, 204))
                        .then(1100, "acme", callback(false, 204))))
                .isEmpty();
    }

    @Test
    void attempts_of_one_webhook_are_told_once() {
        assertThat(deliveries(Story.played("RST-01", 0)
                        .then(1000, "acme", webhook("a", 1, 503))
                        .then(2000, "acme", webhook("a", 2, 204))
                        .then(3000, "acme", webhook("a", 3, 204))
                        .then(3100, "acme", webhook("b", 1, 204))))
                .containsExactly(new Delivery("acme", EVENT, 2, 4, 0, 1));
    }

    @Test
    void one_that_was_tried_again_until_it_was_acknowledged_is_neither_missed_nor_repeated() {
        assertThat(deliveries(Story.played("RST-01", 0)
                        .then(1000, "acme", webhook("a", 1, 503))
                        .then(2000, "acme", webhook("a", 2, 204))))
                .isEmpty();
    }

    @Test
    void one_that_was_never_acknowledged_is_missed() {
        assertThat(deliveries(Story.played("RST-01", 0)
                        .then(1000, "acme", webhook("a", 1, 503))
                        .then(2000, "acme", webhook("a", 2, 500))))
                .containsExactly(new Delivery("acme", EVENT, 1, 2, 1, 0));
    }

    @Test
    void tenants_are_told_apart() {
        assertThat(deliveries(Story.played("RST-01", 0)
                        .then(1000, "acme", webhook("a", 1, 204))
                        .then(1100, "globex", webhook("a", 1, 503))))
                .containsExactly(new Delivery("globex", EVENT, 1, 1, 1, 0));
    }

    @Test
    void a_callback_is_missed_when_the_addon_did_not_acknowledge_it() {
        assertThat(deliveries(Story.played("RST-01", 0)
                        .then(1000, "acme", callback(false, 500))
                        .then(2000, "acme", callback(false, 204))))
                .containsExactly(new Delivery("acme", "installed", 2, 2, 1, 0));
    }

    @Test
    void a_forgery_that_was_refused_was_not_missed() {
        assertThat(deliveries(Story.played("RST-01", 0).then(1000, "acme", callback(true, 401))))
                .isEmpty();
    }
}
