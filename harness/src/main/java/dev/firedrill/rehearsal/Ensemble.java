package dev.firedrill.rehearsal;

import dev.firedrill.connect.Product;
import dev.firedrill.history.History;
import dev.firedrill.host.Host;
import dev.firedrill.host.Instance;
import dev.firedrill.host.Lifecycle;
import dev.firedrill.workload.AccessRounds;
import dev.firedrill.workload.Stimulus;
import dev.firedrill.workload.Traffic;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * What every stage of a run shares, once preflight has found out what the add-on does.
 *
 * @param access rounds at a door that tells tokens apart; at the likeliest door when none does; empty without doors
 * @param crowd runs what happens side by side
 */
record Ensemble(
        Host host,
        Lifecycle lifecycle,
        Traffic traffic,
        Optional<AccessRounds> access,
        List<Stimulus> stimuli,
        Forger forger,
        History history,
        ExecutorService crowd,
        LeftBehind leftBehind,
        Product product) {

    Instance open(String tenant, String rehearsal) {
        Instance instance = host.open(product, tenant, rehearsal);
        leftBehind.note(instance.clientKey(), instance.baseUrl());
        return instance;
    }
}
