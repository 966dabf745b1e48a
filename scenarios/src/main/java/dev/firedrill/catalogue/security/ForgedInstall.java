package dev.firedrill.catalogue.security;

import static dev.firedrill.checker.Forgeries.refused;
import static dev.firedrill.checker.Forgeries.sharedSecretIsRefused;
import static dev.firedrill.stage.Credential.FORGED_SECRET;
import static dev.firedrill.stage.Credential.STRANGERS_SECRET;
import static dev.firedrill.stage.Credential.TRUE;

import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.stage.Forgery;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import dev.firedrill.stage.Tenant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** Somebody who is not the host sends 'installed', for a tenant that is there and for one that is not. */
@Requirement(
        id = "SEC-03",
        group = "security",
        title = "Forged install",
        level = Level.MUST,
        sentence = "Only the host can install: whatever else vouches for 'installed' is refused, opens nothing for its"
                + " sender, and harms nobody.",
        source = "Atlassian's security requirements for cloud apps, 1.4: authenticate signed install callbacks",
        mend = "Verify 'installed' with RS256 alone, by the key server's key for the token's kid; check aud, exp and"
                + " qsh, and that iss is the body's clientKey, before you read anything else.")
final class ForgedInstall implements Scenario {

    private static final Set<Forgery> SHARED_SECRET = Set.of(Forgery.CONTEXT_TOKEN, Forgery.CURRENT_SECRET);

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ACCESS);
    }

    @Override
    public void play(Stage stage) {
        stage.sideBySide(Stream.concat(
                        Arrays.stream(Forgery.values()).<Runnable>map(f -> () -> overExisting(stage, f)),
                        Arrays.stream(Forgery.values())
                                .filter(Forgery::worksForNewcomers)
                                .<Runnable>map(f -> () -> asFirst(stage, f)))
                .toList());
    }

    private static void overExisting(Stage stage, Forgery forgery) {
        var tenant = stage.install("existing-" + name(forgery));
        stage.access().untilOpen(tenant, TRUE);
        stage.access().tryOnce(tenant, STRANGERS_SECRET);
        tenant.forgeInstalled(forgery);
        stage.access().tryWhileForgeryMaySettle(tenant, FORGED_SECRET, STRANGERS_SECRET);
    }

    private static void asFirst(Stage stage, Forgery forgery) {
        Tenant tenant = stage.tenant("new-" + name(forgery));
        stage.access().tryOnce(tenant, STRANGERS_SECRET);
        tenant.forgeInstalled(forgery);
        stage.access().tryWhileForgeryMaySettle(tenant, FORGED_SECRET, STRANGERS_SECRET);
        tenant.install();
        stage.access().untilOpen(tenant, TRUE);
        stage.access().tryOnce(tenant, TRUE, FORGED_SECRET);
    }

    private static String name(Forgery forgery) {
        return forgery.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    @Override
    public Checker expects() {
        return Arrays.stream(Forgery.values())
                .filter(forgery -> !SHARED_SECRET.contains(forgery))
                .map(forgery -> forgery.binding()
                        ? refused(forgery.phrase())
                        : refused(forgery.phrase()).asShould())
                .reduce(
                        sharedSecretIsRefused(Forgery.CONTEXT_TOKEN.phrase(), Forgery.CURRENT_SECRET.phrase()),
                        Checker::and);
    }
}
