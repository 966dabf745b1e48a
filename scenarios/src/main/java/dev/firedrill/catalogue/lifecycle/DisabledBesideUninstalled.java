package dev.firedrill.catalogue.lifecycle;

import static dev.firedrill.checker.Access.currentSecretOpens;
import static dev.firedrill.checker.Access.isConsistent;
import static dev.firedrill.checker.Callbacks.callbacks;
import static dev.firedrill.checker.Moment.acknowledged;
import static dev.firedrill.stage.Credential.TRUE;

import dev.firedrill.checker.Applicability;
import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import dev.firedrill.stage.Tenant.Order;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** An administrator uninstalls, and two callbacks arrive at once, in either order, and one more too late. */
@Requirement(
        id = "LIFE-03",
        group = "lifecycle",
        title = "Disabled beside uninstalled",
        level = Level.MUST,
        sentence = "'disabled' may come beside, before or after 'uninstalled', even without a token: nothing"
                + " fails, and the tenant is either served or not.",
        source = "Connect: disabled is asynchronous, uninstalled is not; a known issue has disabled come"
                + " late and unsigned",
        mend = "Let 'uninstalled' win whatever comes after it: update state only where the tenant is"
                + " installed, and answer 401 or 204 otherwise.")
final class DisabledBesideUninstalled implements Scenario {

    /** Longer than access may take to settle. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(5);

    @Override
    public Applicability appliesTo() {
        return Applicability.signedProtocol().and(Applicability.names("disabled", "uninstalled"));
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ACCESS);
    }

    @Override
    public void play(Stage stage) {
        stage.sideBySide(Arrays.stream(Order.values())
                .<Runnable>map(order -> () -> leave(stage, order))
                .toList());
    }

    private static void leave(Stage stage, Order order) {
        var tenant = stage.install(order.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        stage.access().untilOpen(tenant, TRUE);
        tenant.uninstallBesideDisabled(order);
        tenant.disableLate();
        stage.access().keepTrying(tenant, AFTERWARDS);
        tenant.reinstall();
        stage.access().untilOpen(tenant, TRUE);
    }

    @Override
    public Checker expects() {
        return callbacks("disabled")
                .neverFail()
                .and(callbacks("uninstalled").neverFail())
                .and(isConsistent(acknowledged("uninstalled")))
                .and(currentSecretOpens(acknowledged("reinstalled")));
    }
}
