package dev.firedrill.rehearsal;

import dev.firedrill.connect.WebhookModule;
import dev.firedrill.connect.WebhookSubject;
import dev.firedrill.history.Bounds;
import dev.firedrill.host.Instance;
import dev.firedrill.time.Await;
import dev.firedrill.time.BoundExceeded;
import dev.firedrill.workload.Deliveries.Delivery;
import dev.firedrill.workload.Stimulus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Events of which the add-on is told once or again and again, and what came of them, where that can be read. */
final class Happenings {

    private final Ensemble ensemble;
    private final Bounds bounds;

    Happenings(Ensemble ensemble, Bounds bounds) {
        this.ensemble = ensemble;
        this.bounds = bounds;
    }

    /** Something happens, of which the add-on is told once, and again as often as said; its effect is awaited and read. */
    void tell(Instance instance, int resends) {
        instance.installation()
                .current()
                .ifPresent(secret -> module().ifPresent(module -> {
                    Delivery delivery = happened(module, instance);
                    IntStream.rangeClosed(1, 1 + resends)
                            .forEach(attempt ->
                                    ensemble.workload().deliveries().attempt(delivery, attempt, instance, secret));
                    awaitEffect(instance, delivery, resends > 0);
                }));
    }

    /** Where a new thing can be made in the host, the event is about that, so that its name is unique too. */
    private Delivery happened(WebhookModule module, Instance instance) {
        if (!module.event().startsWith("jira:issue")) {
            return ensemble.workload().deliveries().about(module, instance);
        }
        String summary = "Something new in " + instance.canary();
        var issue = instance.createIssue(summary);
        return ensemble.workload().deliveries().about(module, WebhookSubject.issue(issue.id(), issue.key(), summary));
    }

    private Optional<WebhookModule> module() {
        return ensemble.stimuli().stream()
                .filter(Stimulus.Event.class::isInstance)
                .map(stimulus -> ((Stimulus.Event) stimulus).module())
                .findFirst();
    }

    /** An effect may come late, and a second one of the same delivery later still. */
    private void awaitEffect(Instance instance, Delivery delivery, boolean again) {
        String source = ensemble.workload().capabilities().effects();
        if (source == null) {
            return;
        }
        try {
            Await.until(
                    "the effect of a webhook can be read",
                    bounds.settledSoon(),
                    () -> read(source, instance, delivery),
                    found -> !found.isEmpty());
        } catch (BoundExceeded e) {
            // That there was none is in the history.
            return;
        }
        if (again) {
            Await.passing("a further effect of a resent webhook may show", bounds.settledSoon());
            read(source, instance, delivery);
        }
    }

    private Map<String, Integer> read(String source, Instance instance, Delivery delivery) {
        var subject = delivery.subject();
        return ensemble.workload()
                .texts()
                .read(
                        source,
                        instance,
                        Map.of(delivery.identifier(), List.of(delivery.identifier(), subject.key(), subject.title())));
    }
}
