package dev.firedrill.fault;

/** What an instance that is down looks like from outside. */
public enum Outage {
    /** The edge answers 503 with the HTML page that announces maintenance. */
    MAINTENANCE_PAGE("answers 503 with a maintenance page", true),
    /** The edge answers 502 with a tiny HTML page. */
    BAD_GATEWAY("answers 502", true),
    /** The edge answers 504 with a tiny HTML page, after a while. */
    GATEWAY_TIMEOUT("answers 504 after a while", true),
    /** Connections are accepted and reset once a request has come. */
    RESET("resets connections", true),
    /** Nobody listens. */
    REFUSED("refuses connections", false),
    /** Connections are accepted and nothing is ever said; what is sent is read, so that it is known who waits. */
    BLACK_HOLE("accepts connections and says nothing", true);

    private final String phrase;
    private final boolean observable;

    Outage(String phrase, boolean observable) {
        this.phrase = phrase;
        this.observable = observable;
    }

    /** What it does, as a phrase for people. */
    public String phrase() {
        return phrase;
    }

    /** Whether an add-on's attempts are seen by the host. What is not seen is not judged. */
    public boolean observable() {
        return observable;
    }
}
