package dev.firedrill.network;

import java.net.URI;
import java.net.URISyntaxException;

/** Where the Toxiproxy server comes from that makes a run's links. */
public sealed interface ToxiproxySource {

    /** The image of the original server that is run where nothing else is said. */
    String IMAGE = "ghcr.io/shopify/toxiproxy:2.12.0";

    /** Words that stand for a source. */
    String EMBEDDED = "embedded";

    String CONTAINER = "container";
    String AUTO = "auto";

    /** The highest port there is. */
    int LAST_PORT = 65_535;

    /** What may be written, for people. */
    String FORMS = "embedded, container, auto, or the URL of one that runs, such as http://127.0.0.1:8474";

    /** As it is written. */
    String text();

    /** Ours, in this process. */
    record Embedded() implements ToxiproxySource {
        @Override
        public String text() {
            return EMBEDDED;
        }
    }

    /** The original, in a container of {@link #IMAGE} that lives as long as the run. */
    record Container() implements ToxiproxySource {
        @Override
        public String text() {
            return CONTAINER;
        }
    }

    /** A container where Docker answers within a second and has the image, else ours. */
    record Auto() implements ToxiproxySource {
        @Override
        public String text() {
            return AUTO;
        }
    }

    /**
     * One that runs already on this machine.
     *
     * @param api scheme, host and port of its API
     */
    record Running(URI api) implements ToxiproxySource {
        @Override
        public String text() {
            return api.toString();
        }
    }

    /**
     * Reads what a user wrote.
     *
     * @throws IllegalArgumentException when it is none of {@link #FORMS}, as a sentence for the user
     */
    static ToxiproxySource parse(String text) {
        return switch (text) {
            case EMBEDDED -> new Embedded();
            case CONTAINER -> new Container();
            case AUTO -> new Auto();
            default -> new Running(api(text));
        };
    }

    private static URI api(String text) {
        try {
            URI uri = new URI(text);
            boolean bare = uri.getRawPath() != null
                    && uri.getRawPath().matches("/?")
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            if ("http".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getPort() > 0
                    && uri.getPort() <= LAST_PORT
                    && bare) {
                return new URI("http", null, uri.getHost(), uri.getPort(), null, null, null);
            }
        } catch (URISyntaxException e) {
            // Told below, as everything that is no such URL.
        }
        throw new IllegalArgumentException("'" + text + "' names no Toxiproxy; write " + FORMS + ".");
    }
}
