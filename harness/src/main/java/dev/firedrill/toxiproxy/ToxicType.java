package dev.firedrill.toxiproxy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The kinds of toxics, as the API names them. */
@SuppressWarnings("ImmutableEnumChecker") // neither the functions nor the lists ever change
enum ToxicType {
    BANDWIDTH(values -> new Toxic.Bandwidth(values.whole("rate")), Attribute.whole("rate")),
    LATENCY(
            values -> new Toxic.Latency(values.whole("latency"), values.whole("jitter")),
            Attribute.whole("latency"),
            Attribute.whole("jitter")),
    LIMIT_DATA(values -> new Toxic.LimitData(values.whole("bytes")), Attribute.whole("bytes")),
    NOOP(values -> new Toxic.Noop()),
    RESET_PEER(values -> new Toxic.ResetPeer(values.whole("timeout")), Attribute.whole("timeout")),
    SLICER(
            values -> new Toxic.Slicer(
                    values.whole("average_size"), values.whole("size_variation"), values.whole("delay")),
            Attribute.whole("average_size"),
            Attribute.whole("size_variation"),
            Attribute.whole("delay")),
    SLOW_CLOSE(values -> new Toxic.SlowClose(values.whole("delay")), Attribute.whole("delay")),
    TIMEOUT(values -> new Toxic.Timeout(values.whole("timeout")), Attribute.whole("timeout")),

    /** Of Toxiproxy's development after 2.12. */
    PACKET_LOSS(
            values -> new Toxic.PacketLoss(values.share("loss_rate"), values.share("correlation")),
            Attribute.share("loss_rate", 0.1),
            Attribute.share("correlation", 0)),

    // Of ours.
    CORRUPT(values -> new Toxic.Corrupt(values.share("probability")), Attribute.share("probability", 0)),
    HALF_OPEN(values -> new Toxic.HalfOpen()),
    ACCEPT_LATE(values -> new Toxic.AcceptLate(values.whole("delay")), Attribute.whole("delay")),
    ACCEPT_CLOSE(values -> new Toxic.AcceptClose(values.whole("delay")), Attribute.whole("delay")),
    ACCEPT_NEVER(values -> new Toxic.AcceptNever());

    private final Function<Values, Toxic> make;
    private final List<Attribute> attributes;

    ToxicType(Function<Values, Toxic> make, Attribute... attributes) {
        this.make = make;
        this.attributes = List.of(attributes);
    }

    /** One setting of a toxic, with what it is if nobody says. */
    record Attribute(String name, Number otherwise) {

        private static Attribute whole(String name) {
            return new Attribute(name, 0L);
        }

        private static Attribute share(String name, double otherwise) {
            return new Attribute(name, otherwise);
        }

        private Number read(Body given, Number otherwise) {
            return otherwise instanceof Long whole
                    ? (Number) given.whole(name, whole)
                    : given.number(name, otherwise.doubleValue());
        }
    }

    private record Values(Map<String, Number> of) {

        private long whole(String attribute) {
            return of.getOrDefault(attribute, 0L).longValue();
        }

        private double share(String attribute) {
            return of.getOrDefault(attribute, 0.0).doubleValue();
        }
    }

    static Optional<ToxicType> of(String name) {
        return Stream.of(values()).filter(type -> type.text().equals(name)).findFirst();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a toxic of this kind.
     *
     * @param before its attributes so far, which stay where nothing else is given
     * @throws Refusal when no stage could carry it out
     */
    Toxic read(Body given, Map<String, Number> before) {
        Map<String, Number> values = new LinkedHashMap<>();
        attributes.forEach(one ->
                values.put(one.name(), one.read(given, before.getOrDefault(one.name(), one.otherwise()))));
        return make.apply(new Values(values));
    }

    /** The values of all attributes, in their order. */
    Map<String, Number> named(Number... values) {
        Map<String, Number> named = new LinkedHashMap<>();
        for (Attribute attribute : attributes) {
            named.put(attribute.name(), values[named.size()]);
        }
        return named;
    }
}
