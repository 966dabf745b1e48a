package dev.firedrill.toxiproxy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A proxy as a client describes it, with the toxics that it is to begin with. */
record WantedProxy(String name, String listen, String upstream, boolean enabled, List<WantedToxic> toxics) {

    WantedProxy {
        toxics = List.copyOf(toxics);
    }

    /**
     * Reads it.
     *
     * @param where which of several it is, for the message; empty when it is alone
     */
    static WantedProxy read(Body body, String where, Semantics semantics) {
        var wanted = new WantedProxy(
                body.text("name", ""),
                body.text("listen", ""),
                body.text("upstream", ""),
                body.flag("enabled", true),
                toxics(body, semantics));
        require(wanted.name(), "name", where);
        require(wanted.upstream(), "upstream", where);
        requireNamesOnce(wanted.toxics());
        return wanted;
    }

    /** The original does not read them. */
    private static List<WantedToxic> toxics(Body body, Semantics semantics) {
        return semantics == Semantics.COMPAT
                ? List.of()
                : body.each("toxics").stream()
                        .map(toxic -> WantedToxic.read(toxic, semantics))
                        .toList();
    }

    private static void requireNamesOnce(List<WantedToxic> toxics) {
        Set<String> names = new HashSet<>();
        if (!toxics.stream().map(WantedToxic::name).allMatch(names::add)) {
            throw new Refusal(409, "toxic already exists");
        }
    }

    private static void require(String value, String field, String where) {
        if (value.isEmpty()) {
            throw Refusal.missing(field, where);
        }
    }
}
