package dev.firedrill.catalogue.auth;

import static dev.firedrill.checker.Access.currentSecretOpens;
import static dev.firedrill.checker.Callbacks.callbacks;
import static dev.firedrill.checker.Callbacks.installsAreAnsweredUnderKeyTrouble;
import static dev.firedrill.checker.Moment.acknowledged;
import static dev.firedrill.stage.Credential.TRUE;

import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.fault.KeyTrouble;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The server of install keys is in trouble when an install comes, and well again later. */
@Requirement(
        id = "AUT-02",
        group = "auth",
        title = "Key server trouble",
        level = Level.SHOULD,
        sentence = "An install whose key cannot be had is refused in time, and the next good one works.",
        source = "Cloud Fortified, installation callback success rate; the host gives up after 10 s",
        mend = "Fetch keys with a timeout of a few seconds, answer 503 when that fails, and remember"
                + " keys, never failures.")
final class KeyServerTrouble implements Scenario {

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ACCESS);
    }

    @Override
    public void play(Stage stage) {
        stage.sideBySide(Arrays.stream(KeyTrouble.values())
                .<Runnable>map(trouble -> () -> install(stage, trouble))
                .toList());
    }

    private static void install(Stage stage, KeyTrouble trouble) {
        var tenant = stage.tenant("key-" + trouble.name().toLowerCase(Locale.ROOT));
        tenant.installUnder(trouble);
        if (tenant.tryInstall()) {
            stage.access().untilOpen(tenant, TRUE);
        }
    }

    @Override
    public Checker expects() {
        return installsAreAnsweredUnderKeyTrouble()
                .and(callbacks("installed").oneByOne().acknowledged())
                .and(currentSecretOpens(acknowledged("installed")))
                .asShould();
    }
}
