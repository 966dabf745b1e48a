package dev.firedrill.stage;

import java.time.Duration;

/** The users of tenants: they open pages, and they do what makes the host send webhooks. */
public interface Users {

    /** Each known stimulus of this tenant once: pages, backend calls, webhooks. */
    void use(Tenant tenant);

    /** Uses until the add-on serves well and calls the host, or until the time is over. */
    void settleOn(Tenant tenant);

    /** Goes on using for a time. */
    void keepUsing(Tenant tenant, Duration time);

    /** Goes on using for as long as it takes to judge background work, when its period is declared. */
    void keepUsingForBackgroundPeriods(Tenant tenant, int periods);
}
