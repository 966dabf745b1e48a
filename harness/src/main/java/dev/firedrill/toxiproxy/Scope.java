package dev.firedrill.toxiproxy;

import org.jspecify.annotations.Nullable;

/**
 * On which connections a toxic works, and when.
 *
 * @param first the first connection of its proxy that it may hit, counted from 0
 * @param last the last one
 * @param begins in nanoseconds of {@link Ticks}
 * @param ends when it works no more
 * @param said how its client described it, which is echoed
 */
record Scope(long first, long last, long begins, long ends, Said said) {

    /** What a client says of it: connections counted from 1 since the toxic was added, and ms since then. */
    record Said(@Nullable Span connections, @Nullable Span window) {

        static final Said NOTHING = new Said(null, null);

        static Said read(Body toxic) {
            return new Said(span(toxic, "connections", 1), span(toxic, "window", 0));
        }

        private static @Nullable Span span(Body toxic, String name, long least) {
            if (!toxic.says(name)) {
                return null;
            }
            Body given = toxic.inner(name);
            var span = new Span(given.whole("from", least), given.whole("to", Limits.MOST_TIME));
            Limits.span(name, least, span);
            return span;
        }

        /**
         * What it means for a toxic that is added now.
         *
         * @param connectionsBefore how many its proxy had until now
         */
        Scope now(long connectionsBefore, long now) {
            return new Scope(
                    connections == null ? 0 : connectionsBefore + connections.from() - 1,
                    connections == null ? Long.MAX_VALUE : connectionsBefore + connections.to() - 1,
                    window == null ? 0 : now + Arrival.millis(window.from()),
                    window == null || window.to() == Limits.MOST_TIME ? Ticks.NEVER : now + Arrival.millis(window.to()),
                    this);
        }
    }

    /** From one number to another, for connections both included. */
    record Span(long from, long to) {}

    boolean covers(long connection) {
        return first <= connection && connection <= last;
    }

    /** The first time after this one at which it begins or ends. */
    long turnsAfter(long now) {
        return begins > now ? begins : ends > now ? ends : Ticks.NEVER;
    }

    boolean isOpen(long now) {
        return begins <= now && now < ends;
    }
}
