package dev.firedrill.rehearsal;

import dev.firedrill.connect.Product;
import dev.firedrill.history.History;
import dev.firedrill.host.Host;
import dev.firedrill.host.Instance;
import dev.firedrill.host.Lifecycle;
import dev.firedrill.workload.AccessRounds;
import dev.firedrill.workload.Stimulus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * What every stage of a run shares, once preflight has found out what the add-on does.
 *
 * @param access rounds at a door that tells tokens apart; at the likeliest door when none does; empty without doors
 * @param contentful the names of the stimuli whose answers show the host's content
 * @param controls show after each scenario whether the add-on is still sound
 * @param crowd runs what happens side by side
 */
record Ensemble(
        Theatre theatre,
        Host host,
        Lifecycle lifecycle,
        Workload workload,
        Optional<AccessRounds> access,
        Controls controls,
        List<Stimulus> stimuli,
        Set<String> contentful,
        Forger forger,
        History history,
        ExecutorService crowd,
        LeftBehind leftBehind,
        Product product) {

    Instance open(String tenant, String rehearsal) {
        return noted(host.open(product, tenant, rehearsal));
    }

    Instance openTwin(Instance other, String tenant, String rehearsal) {
        return noted(host.openTwin(other, tenant, rehearsal));
    }

    private Instance noted(Instance instance) {
        leftBehind.note(instance.clientKey(), instance.baseUrl());
        return instance;
    }
}
