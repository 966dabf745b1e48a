package dev.firedrill.catalogue.tenancy;

import static dev.firedrill.checker.Texts.stayWithTheirTenant;

import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import java.util.List;
import java.util.Set;

/** Two tenants have users with the same ids, keys and e-mail addresses, who are not the same people. */
@Requirement(
        id = "TEN-02",
        group = "tenancy",
        title = "Colliding users",
        level = Level.MUST,
        sentence = "A user is known by tenant and account: equal ids, keys or e-mail addresses in two"
                + " tenants are two people.",
        source = "Atlassian in the cloud: user keys are unique within a tenant only",
        mend = "Key what belongs to a user by clientKey and account id together.")
final class CollidingUsers implements Scenario {

    @Override
    public Set<Need> needs() {
        return Set.of(Need.HOST_CALLS);
    }

    @Override
    public Set<Need> sharperWith() {
        return Set.of(Need.TEXTS);
    }

    @Override
    public void play(Stage stage) {
        var acme = stage.install("acme");
        var twin = stage.twin("twin", acme);
        twin.install();
        TwoTenants.useAndStore(stage, List.of(acme, twin));
        TwoTenants.useAndRead(stage, List.of(acme, twin));
    }

    @Override
    public Checker expects() {
        return stayWithTheirTenant();
    }
}
