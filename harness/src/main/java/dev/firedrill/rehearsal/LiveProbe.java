package dev.firedrill.rehearsal;

import dev.firedrill.history.Bounds;
import dev.firedrill.history.Fact.AccessProbed;
import dev.firedrill.history.Fact.Attempt;
import dev.firedrill.stage.AccessProbe;
import dev.firedrill.stage.Credential;
import dev.firedrill.stage.Tenant;
import dev.firedrill.time.Await;
import dev.firedrill.time.BoundExceeded;
import dev.firedrill.workload.AccessRounds;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The access probe on live tenants. That a bound ran out is for the checker to see in the history. */
final class LiveProbe implements AccessProbe {

    private static final Duration INTERVAL = Duration.ofMillis(150);

    /** So that what never opens is seen not to have opened by the bound. */
    private static final Duration PAST_THE_BOUND = Duration.ofSeconds(1);

    private final Optional<AccessRounds> rounds;
    private final Bounds bounds;

    LiveProbe(Optional<AccessRounds> rounds, Bounds bounds) {
        this.rounds = rounds;
        this.bounds = bounds;
    }

    @Override
    public void tryOnce(Tenant tenant, Credential... credentials) {
        rounds.ifPresent(r -> round(r, tenant, credentials));
    }

    @Override
    public void untilOpen(Tenant tenant, Credential credential) {
        until(
                credential + " opens",
                bounds.settled().plus(PAST_THE_BOUND),
                tenant,
                credential,
                round -> round.opened(credential.name()));
    }

    @Override
    public void untilRefused(Tenant tenant, Credential credential) {
        until(
                credential + " is refused",
                bounds.oldSecret(),
                tenant,
                credential,
                twiceInARow(round -> refuses(round, credential) && round.opened(Credential.TRUE.name())));
        tryOnce(tenant, credential);
    }

    @Override
    public void untilKeptOut(Tenant tenant, Credential credential) {
        until(
                credential + " is kept out",
                ((LiveTenant) tenant).graceLeft(),
                tenant,
                credential,
                twiceInARow(round -> refuses(round, credential)));
        tryOnce(tenant, credential);
    }

    private static boolean refuses(AccessProbed round, Credential credential) {
        var tried = round.attempts().stream()
                .filter(a -> a.credential().startsWith(credential.name()))
                .toList();
        return !tried.isEmpty() && tried.stream().noneMatch(Attempt::opened);
    }

    /** One node of an add-on may know of a new secret before the other does. */
    private static Predicate<AccessProbed> twiceInARow(Predicate<AccessProbed> refused) {
        var inARow = new AtomicInteger();
        return round -> (refused.test(round) ? inARow.incrementAndGet() : inARow.updateAndGet(any -> 0)) >= 2;
    }

    @Override
    public void keepTrying(Tenant tenant, Duration time, Credential... credentials) {
        rounds.ifPresent(r -> {
            try {
                Await.until("this time is over", time, INTERVAL, () -> round(r, tenant, credentials), round -> false);
            } catch (BoundExceeded e) {
                // That is how it ends.
                return;
            }
        });
    }

    @Override
    public void tryWhileForgeryMaySettle(Tenant tenant, Credential... credentials) {
        tryOnce(tenant, credentials);
        Await.passing("an add-on that initialises late takes a forged install", bounds.lateInstall());
        // Once may be chance.
        tryOnce(tenant, credentials);
        tryOnce(tenant, credentials);
    }

    private void until(
            String condition, Duration bound, Tenant tenant, Credential credential, Predicate<AccessProbed> satisfied) {
        if (rounds.isEmpty()) {
            return;
        }
        try {
            Await.until(condition, bound, INTERVAL, () -> round(rounds.get(), tenant, credential), satisfied);
        } catch (BoundExceeded e) {
            // The rounds are in the history; whether the bound was a MUST is not decided here.
            return;
        }
    }

    private static AccessProbed round(AccessRounds rounds, Tenant tenant, Credential... credentials) {
        var live = (LiveTenant) tenant;
        Map<String, String> questioned = new LinkedHashMap<>();
        for (Credential credential : credentials) {
            questioned.putAll(live.secrets(credential));
        }
        return rounds.round(live.instance(), questioned);
    }
}
