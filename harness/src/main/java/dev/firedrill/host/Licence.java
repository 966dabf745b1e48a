package dev.firedrill.host;

/**
 * What a tenant has paid for. It shows in the {@code lic} of every page that is opened and in the add-on's licence
 * resource, of which add-ons may keep the answer for five minutes; nobody is told when it changes.
 */
public enum Licence {
    /** A live subscription. */
    ACTIVE("COMMERCIAL", true, false),
    /** A live trial. */
    EVALUATION("COMMERCIAL", true, true),
    /** None: never, or no longer. */
    NONE("COMMERCIAL", false, false);

    private final String type;
    private final boolean active;
    private final boolean evaluation;

    Licence(String type, boolean active, boolean evaluation) {
        this.type = type;
        this.active = active;
        this.evaluation = evaluation;
    }

    String type() {
        return type;
    }

    /** Whether the add-on may be used in full. */
    public boolean active() {
        return active;
    }

    boolean evaluation() {
        return evaluation;
    }
}
