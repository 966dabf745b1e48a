package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.background.TitleRefresh;
import dev.firedrill.sample.tenants.TenantStore;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.function.Function;

/** Waits otherwise between background calls that fail. */
final class OtherPauses implements Parts {

    private final Function<Duration, IntervalFunction> pauses;

    private OtherPauses(Function<Duration, IntervalFunction> pauses) {
        this.pauses = pauses;
    }

    /** "Just try again": as often as this, and for as long as it takes, which a host in trouble pays for. */
    static OtherPauses alwaysThese(Duration pause) {
        return new OtherPauses(period -> IntervalFunction.of(pause));
    }

    /** Sound: a breaker, which opens after three failures in the usual rhythm, and lets one call pass every minute. */
    static OtherPauses minutesAfterThreeFailures() {
        return new OtherPauses(period -> failures ->
                failures < 3 ? period.toMillis() : Duration.ofMinutes(1).toMillis());
    }

    @Override
    public TitleRefresh refresh(TenantStore tenants, HostClient host, Duration period) {
        return new TitleRefresh(tenants, host, period, pauses.apply(period));
    }
}
