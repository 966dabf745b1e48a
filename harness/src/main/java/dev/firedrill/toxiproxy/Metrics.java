package dev.firedrill.toxiproxy;

import dev.firedrill.toxiproxy.Options.Metric;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What {@code /metrics} tells, in the text format of Prometheus. */
final class Metrics {

    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Set<Metric> told;
    private final Map<String, LongAdder> received = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> sent = new ConcurrentSkipListMap<>();

    Metrics(Set<Metric> told) {
        this.told = Set.copyOf(told);
    }

    boolean areTold() {
        return !told.isEmpty();
    }

    /**
     * Counts a connection that has ended.
     *
     * @param labels where its proxy listened, its name, and where it led
     */
    void ended(Connection connection, String... labels) {
        if (told.contains(Metric.PROXIES)) {
            for (Direction direction : Direction.values()) {
                Connection.Bytes bytes = connection.bytes(direction);
                String series = series(direction, labels);
                received.computeIfAbsent(series, unseen -> new LongAdder()).add(bytes.received());
                sent.computeIfAbsent(series, unseen -> new LongAdder()).add(bytes.sent());
            }
        }
    }

    private static String series(Direction direction, String... labels) {
        return "{direction=\"" + direction.text() + "\",listener=" + quoted(labels[0]) + ",proxy=" + quoted(labels[1])
                + ",upstream=" + quoted(labels[2]) + "}";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    Reply reply() {
        var text = new StringBuilder();
        if (told.contains(Metric.RUNTIME)) {
            var memory = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
            single(text, "jvm_memory_heap_used_bytes", memory.getUsed());
            single(
                    text,
                    "jvm_threads_current",
                    ManagementFactory.getThreadMXBean().getThreadCount());
            single(
                    text,
                    "process_uptime_milliseconds",
                    ManagementFactory.getRuntimeMXBean().getUptime());
        }
        counters(text, "toxiproxy_proxy_received_bytes_total", received);
        counters(text, "toxiproxy_proxy_sent_bytes_total", sent);
        return new Reply(200, TYPE, text.toString());
    }

    private static void single(StringBuilder text, String name, long value) {
        text.append(String.format(Locale.ROOT, "# TYPE %s gauge%n%s %d%n", name, name, value));
    }

    private static void counters(StringBuilder text, String name, Map<String, LongAdder> series) {
        if (!series.isEmpty()) {
            text.append("# HELP ")
                    .append(name)
                    .append(" \n# TYPE ")
                    .append(name)
                    .append(" counter\n");
        }
        series.forEach((labels, bytes) ->
                text.append(name).append(labels).append(' ').append(bytes.sum()).append('\n'));
    }
}
