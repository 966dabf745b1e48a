package dev.firedrill.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.toxiproxy.Control.Answer;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Adds, updates and removes toxics of one proxy by chance, and knows which there must be. */
final class RandomToxics {

    private static final int NAMES = 6;
    private static final int LOOK_EVERY = 500;

    private final String path;
    private final InetSocketAddress server;
    private final List<String> types;
    private final SplittableRandom random;
    private final Map<String, Known> model = new LinkedHashMap<>();
    private long longest;

    private record Known(String type, String stream, double toxicity, String attributes) {}

    RandomToxics(InetSocketAddress server, String proxy, List<String> types, long seed) {
        this.server = server;
        this.path = "/proxies/" + proxy + "/toxics";
        this.types = types;
        this.random = new SplittableRandom(seed);
    }

    /** Does so many operations, and then removes what is left. */
    void run(int operations) {
        try (var control = new Control(server)) {
            for (int i = 1; i <= operations; i++) {
                long before = System.nanoTime();
                operate(control);
                longest = Math.max(longest, System.nanoTime() - before);
                if (i % LOOK_EVERY == 0) {
                    look(control.get(path).json());
                }
            }
            List.copyOf(model.keySet()).forEach(name -> remove(control, name));
        }
    }

    /** The longest time that an operation took, in ns. */
    long longest() {
        return longest;
    }

    private void operate(Control control) {
        String name = "toxic-" + random.nextInt(NAMES);
        int kind = random.nextInt(100);
        if (kind < 45) {
            add(control, name);
        } else if (kind < 70) {
            update(control, name);
        } else {
            remove(control, name);
        }
    }

    private void add(Control control, String name) {
        Known known = known(types.get(random.nextInt(types.size())), random.nextBoolean() ? "upstream" : "downstream");
        Answer answer = control.post(
                path,
                "{\"name\":\"" + name + "\",\"type\":\"" + type(known) + "\",\"stream\":\"" + known.stream() + "\","
                        + settings(known) + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(model.containsKey(name) ? 409 : 200);
        model.putIfAbsent(name, known);
    }

    private Known known(String type, String stream) {
        var blank = new Known(type, stream, 0, "");
        return new Known(type, stream, toxicity(blank), attributes(blank));
    }

    private static String settings(Known known) {
        return "\"toxicity\":" + known.toxicity() + ",\"attributes\":" + known.attributes();
    }

    private void update(Control control, String name) {
        Known before = model.get(name);
        Known after = before == null ? null : known(before.type(), before.stream());
        Answer answer = control.post(path + "/" + name, after == null ? "{}" : "{" + settings(after) + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(after == null ? 404 : 200);
        if (after != null) {
            model.put(name, after);
        }
    }

    /** What the server shows is what it was told. */
    private void look(JsonNode toxics) {
        assertThat(names(toxics)).isEqualTo(expectedNames());
        for (JsonNode toxic : toxics) {
            Known known = Objects.requireNonNull(model.get(toxic.get("name").textValue()));
            assertThat(toxic.get("type").textValue()).isEqualTo(type(known));
            assertThat(toxic.get("toxicity").doubleValue()).isEqualTo(known.toxicity());
            assertThat(toxic.get("attributes")).isEqualTo(new Answer(200, Map.of(), known.attributes()).json());
        }
    }

    private void remove(Control control, String name) {
        Answer answer = control.delete(path + "/" + name);
        assertThat(answer.status()).as(answer.body()).isEqualTo(model.remove(name) == null ? 404 : 204);
    }

    private List<String> expectedNames() {
        return Stream.of("upstream", "downstream")
                .flatMap(stream -> model.entrySet().stream()
                        .filter(entry -> entry.getValue().stream().equals(stream))
                        .map(Map.Entry::getKey))
                .toList();
    }

    private static List<String> names(JsonNode toxics) {
        List<String> names = new ArrayList<>();
        toxics.forEach(toxic -> names.add(toxic.get("name").textValue()));
        return names;
    }

    // A type in brackets is one that must do nothing.

    private static boolean harmless(Known known) {
        return known.type().startsWith("(");
    }

    private static String type(Known known) {
        return known.type().replaceAll("[()]", "");
    }

    private double toxicity(Known known) {
        return harmless(known) ? 0 : List.of(0.0, 0.5, 1.0, 1.0).get(random.nextInt(4));
    }

    private String attributes(Known known) {
        return switch (type(known)) {
            case "latency" -> "{\"latency\":" + random.nextInt(20) + ",\"jitter\":" + random.nextInt(10) + "}";
            case "bandwidth" -> "{\"rate\":" + (random.nextInt(4) == 0 ? 0 : random.nextInt(1, 50_000)) + "}";
            case "slow_close" -> "{\"delay\":" + random.nextInt(50) + "}";
            case "slicer" -> slices();
            case "timeout", "reset_peer" -> "{\"timeout\":" + random.nextInt(20) + "}";
            case "limit_data" -> "{\"bytes\":" + random.nextInt(1 << 20) + "}";
            case "packet_loss" -> "{\"loss_rate\":0.5,\"correlation\":0.25}";
            case "corrupt" -> "{\"probability\":0.5}";
            default -> "{}";
        };
    }

    private String slices() {
        int average = random.nextBoolean() ? random.nextInt(1, 50) : random.nextInt(50, 5000);
        return "{\"average_size\":" + average + ",\"size_variation\":" + random.nextInt(average + 1) + ",\"delay\":"
                + random.nextInt(500) + "}";
    }
}
