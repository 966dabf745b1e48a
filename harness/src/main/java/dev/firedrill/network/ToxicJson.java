package dev.firedrill.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.fault.Direction;
import dev.firedrill.fault.Toxic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Toxics in the words of Toxiproxy's API. */
final class ToxicJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ToxicJson() {}

    /**
     * The body that creates a toxic with all that it has at once.
     *
     * @param upstream where bytes go that the proxy's client sends
     */
    static byte[] of(PlacedToxic placed, Direction upstream) {
        ObjectNode body = attributes(placed.toxic())
                .put("name", placed.name())
                .put("stream", placed.direction() == upstream ? "upstream" : "downstream")
                .put("toxicity", placed.toxicity());
        return write(body).getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode attributes(Toxic toxic) {
        if (toxic instanceof Toxic.Latency latency) {
            return of("latency", "latency", millis(latency.latency()), "jitter", millis(latency.jitter()));
        } else if (toxic instanceof Toxic.Bandwidth bandwidth) {
            return of("bandwidth", "rate", bandwidth.kilobytesPerSecond());
        } else if (toxic instanceof Toxic.Timeout timeout) {
            return of("timeout", "timeout", millis(timeout.after()));
        } else if (toxic instanceof Toxic.ResetPeer reset) {
            return of("reset_peer", "timeout", millis(reset.after()));
        } else if (toxic instanceof Toxic.SlowClose slow) {
            return of("slow_close", "delay", millis(slow.delay()));
        } else if (toxic instanceof Toxic.Slicer slicer) {
            return slices(slicer);
        } else if (toxic instanceof Toxic.LimitData limit) {
            return of("limit_data", "bytes", limit.bytes());
        }
        throw new IllegalArgumentException("No such toxic: " + toxic);
    }

    private static ObjectNode slices(Toxic.Slicer slicer) {
        return of(
                "slicer",
                "average_size",
                (long) slicer.averageBytes(),
                "size_variation",
                (long) slicer.variationBytes(),
                "delay",
                TimeUnit.NANOSECONDS.toMicros(slicer.delay().toNanos()));
    }

    private static ObjectNode of(String type, Object... attributes) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", type);
        ObjectNode inner = body.putObject("attributes");
        for (int i = 0; i < attributes.length; i += 2) {
            inner.put((String) attributes[i], (Long) attributes[i + 1]);
        }
        return body;
    }

    // Rounded up: a fault that was asked for must not become none.
    private static long millis(Duration time) {
        return time.plusNanos(TimeUnit.MILLISECONDS.toNanos(1) - 1).toMillis();
    }

    private static String write(ObjectNode body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A toxic can be written as JSON", e);
        }
    }
}
