package dev.firedrill.catalogue.webhook;

import static dev.firedrill.checker.Deliveries.areAnswered;
import static dev.firedrill.checker.Deliveries.countOnce;

import dev.firedrill.checker.Applicability;
import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import java.util.Set;

/** The host tells of one event several times, as if the add-on had not answered. */
@Requirement(
        id = "WH-01",
        group = "webhook",
        title = "Duplicate webhook",
        level = Level.MUST,
        sentence = "An event that is told again has happened once.",
        source = "Atlassian webhooks: delivered at least once; the identifier is the same in every attempt",
        mend = "Store X-Atlassian-Webhook-Identifier under a unique key, in the transaction that stores"
                + " the effect.")
final class DuplicateWebhook implements Scenario {

    private static final int RESENDS = 5;

    @Override
    public Applicability appliesTo() {
        return Applicability.signedProtocol().and(Applicability.subscribes());
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public Set<Need> sharperWith() {
        return Set.of(Need.EFFECTS);
    }

    @Override
    public void play(Stage stage) {
        var acme = stage.install("acme");
        stage.users().settleOn(acme);
        stage.users().causeEvent(acme);
        stage.users().causeEventToldRepeatedly(acme, RESENDS);
    }

    @Override
    public Checker expects() {
        return areAnswered().and(countOnce());
    }
}
