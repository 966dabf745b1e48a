package dev.firedrill.catalogue.tenancy;

import static dev.firedrill.checker.Texts.stayWithTheirTenant;

import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import dev.firedrill.stage.Tenant;
import java.util.List;
import java.util.Set;

/** Two tenants do the same things with content that looks alike. */
@Requirement(
        id = "TEN-01",
        group = "tenancy",
        title = "Tenants apart",
        level = Level.MUST,
        sentence = "Nothing that one tenant's host or users gave to the add-on reaches another tenant.",
        source = "Atlassian's security requirements for cloud apps: tenant isolation",
        mend = "Put the clientKey into every key: of rows, of caches, of files, of queues.")
final class TwoTenants implements Scenario {

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
        var globex = stage.install("globex");
        for (int round = 0; round < 2; round++) {
            useAndStore(stage, List.of(acme, globex));
        }
        useAndRead(stage, List.of(acme, globex));
    }

    static void useAndStore(Stage stage, List<Tenant> tenants) {
        for (Tenant tenant : tenants) {
            stage.users().use(tenant);
            stage.users().storeText(tenant);
        }
    }

    static void useAndRead(Stage stage, List<Tenant> tenants) {
        for (Tenant tenant : tenants) {
            stage.users().use(tenant);
            stage.users().readTexts(tenant);
        }
    }

    @Override
    public Checker expects() {
        return stayWithTheirTenant();
    }
}
