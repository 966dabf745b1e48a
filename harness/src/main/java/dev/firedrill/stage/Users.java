package dev.firedrill.stage;

import java.time.Duration;

/** The users of tenants: they open pages, and they do what makes the host send webhooks. */
public interface Users {

    /** Each known stimulus of this tenant once: pages, backend calls, webhooks. */
    void use(Tenant tenant);

    /** Uses until every stimulus is served well, or until the run's recovery bound is over. */
    void settleOn(Tenant tenant);

    /** Goes on using until calls in flight have had the run's grace, and then several times more. */
    void keepUsingPastGrace(Tenant... tenants);

    /** Goes on using for this long: everything that users do with a tenant goes on side by side, so that nothing waits for what hangs. */
    void keepUsing(Duration time, Tenant... tenants);

    /** Several users open each page of a tenant at the same time, again and again for this long, beside all other use. */
    void crowd(Tenant tenant, int users, Duration time);

    /** Goes on using for this many periods past the grace when the add-on's background period is declared. */
    void keepUsingForBackgroundPeriods(Tenant tenant, int periods);

    /** Does nothing for this many background periods, past the grace for what is in flight. */
    void restForBackgroundPeriods(int periods);

    /** A user stores a text that nobody else has, and reads it back. */
    void storeText(Tenant tenant);

    /** A user reads every text that there is for them. */
    void readTexts(Tenant tenant);

    /** Something happens in the tenant of which the add-on is told once, and its effect is read. */
    void causeEvent(Tenant tenant);

    /** Something else happens, of which the add-on is told again and again as if it had not answered, and its effect is read. */
    void causeEventToldRepeatedly(Tenant tenant, int resends);
}
