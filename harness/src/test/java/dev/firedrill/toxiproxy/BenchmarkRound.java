package dev.firedrill.toxiproxy;

import java.util.Locale;

/**
 * What was measured of one server at one time.
 *
 * @param addedMillis how much longer a round trip is than without a proxy, at the median
 * @param timerErrorMillis how much more a latency adds to it than it should, at the median
 */
record BenchmarkRound(
        double megabytesPerSecond, double addedMillis, double requestsPerSecond, double timerErrorMillis) {

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.0f MB/s, +%.3f ms, %.0f requests/s, latency off by %.3f ms",
                megabytesPerSecond,
                addedMillis,
                requestsPerSecond,
                timerErrorMillis);
    }
}
