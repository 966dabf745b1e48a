package dev.firedrill.launch;

import dev.firedrill.drill.Words;
import dev.firedrill.network.ToxiproxySource;
import dev.firedrill.rehearsal.Addressing;
import dev.firedrill.rehearsal.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What came of command line, file and defaults, as far as it is no secret: of an environment the names alone. */
final class Effects {

    /** The key of the descriptor's URL. */
    static final String URL = "addon.url";

    private Effects() {}

    /** By the keys of {@code firedrill.yaml}; what is not set is empty. */
    static Map<String, String> of(
            Target addon,
            Addressing addressing,
            ToxiproxySource toxiproxy,
            Path mappings,
            boolean strict,
            boolean oneByOne) {
        var effects = new TreeMap<String, String>();
        effects.put(URL, addon.descriptor().toString());
        effects.put("addon.started", String.valueOf(addon.started()));
        effects.put("addon.image", text(addon.image()));
        effects.put(
                "addon.env", String.join(", ", new TreeSet<>(addon.environment().keySet())));
        effects.put("addon.connect-to", text(addon.connectTo()));
        effects.put("addon.product", text(addon.product()).toLowerCase(Locale.ROOT));
        effects.put("addon.background-period", text(addon.backgroundPeriod()));
        effects.put("addon.clock", addon.clock().toString());
        var probe = addon.capabilities();
        var texts = probe.texts();
        effects.put("probe.backend", text(probe.backend()));
        effects.put("probe.texts", texts == null ? "" : texts.write() + ", " + texts.read());
        effects.put("probe.effects", text(probe.effects()));
        effects.put("probe.restricted", text(probe.restriction()));
        effects.put("probe.health", text(probe.health()));
        effects.put("host.addressing", text(addressing).toLowerCase(Locale.ROOT));
        effects.put("host.toxiproxy", toxiproxy.text());
        effects.put("host.mappings", mappings.toString());
        effects.put("strict", String.valueOf(strict));
        effects.put("one-by-one", String.valueOf(oneByOne));
        return effects;
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Duration time ? Words.time(time) : value.toString();
    }
}
