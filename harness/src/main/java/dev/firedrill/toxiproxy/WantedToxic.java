package dev.firedrill.toxiproxy;

import java.util.Map;

/** A toxic as a client describes it. */
record WantedToxic(String name, String stream, Direction direction, double toxicity, Toxic toxic, Scope.Said scope) {

    /**
     * Reads it.
     *
     * @throws Refusal when it cannot be
     */
    static WantedToxic read(Body body, Semantics semantics) {
        String stream = body.text("stream", Direction.DOWNSTREAM.text());
        Direction direction = Direction.of(stream)
                .orElseThrow(() -> new Refusal(400, "stream was invalid, can be either upstream or downstream"));
        String typed = body.text("type", "");
        ToxicType type = ToxicType.of(typed).orElseThrow(() -> new Refusal(400, "invalid toxic type"));
        String named = body.text("name", "");
        return new WantedToxic(
                named.isEmpty() ? typed + "_" + stream : named,
                stream,
                direction,
                toxicity(body, 1, semantics),
                type.read(body.inner("attributes"), Map.of()),
                Scope.Said.read(body));
    }

    /** The toxicity that a body states, else another. The original takes any number. */
    static double toxicity(Body body, double otherwise, Semantics semantics) {
        double toxicity = body.number("toxicity", otherwise);
        if (semantics != Semantics.COMPAT) {
            Limits.share("toxicity", toxicity);
        }
        return toxicity;
    }
}
