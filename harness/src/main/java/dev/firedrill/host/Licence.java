package dev.firedrill.host;

/**
 * What a tenant has bought of an add-on that is sold. An add-on's server sees it in two places: in the parameter
 * {@code lic} of its pages, and in the licence resource. Tokens do not tell it in Connect, and nothing is sent when it
 * changes; what {@code AP.context} tells stays in the user's browser, of which there is none here.
 */
public enum Licence {
    /** A subscription that lives. */
    ACTIVE(true, false),
    /** A trial that lives; as good as a subscription. */
    EVALUATION(true, true),
    /** A subscription or trial that has ended, or none ever. */
    NONE(false, false);

    private final boolean active;
    private final boolean evaluation;

    Licence(boolean active, boolean evaluation) {
        this.active = active;
        this.evaluation = evaluation;
    }

    /** Whether the tenant may use the add-on. */
    public boolean active() {
        return active;
    }

    boolean evaluation() {
        return evaluation;
    }
}
