package dev.firedrill.stage;

/** The users of tenants: they open pages, and they do what makes the host send webhooks. */
public interface Users {

    /** Each known stimulus of this tenant once: pages, backend calls, webhooks. */
    void use(Tenant tenant);

    /** Uses until every stimulus is served well, or until the run's recovery bound is over. */
    void settleOn(Tenant tenant);

    /** Goes on using until calls in flight have had the run's grace, and then several times more. */
    void keepUsingPastGrace(Tenant... tenants);

    /** Goes on using for this many periods past the grace when the add-on's background period is declared. */
    void keepUsingForBackgroundPeriods(Tenant tenant, int periods);
}
