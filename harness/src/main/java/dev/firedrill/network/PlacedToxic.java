package dev.firedrill.network;

import dev.firedrill.fault.Direction;
import dev.firedrill.fault.Toxic;

/**
 * A toxic on a wire.
 *
 * @param name unique on the wire
 * @param toxicity the share of connections that it works on, from 0 to 1
 */
record PlacedToxic(String name, Toxic toxic, Direction direction, double toxicity) {

    PlacedToxic {
        if (!(toxicity >= 0 && toxicity <= 1)) {
            throw new IllegalArgumentException("The toxicity of '" + name + "' must be from 0 to 1: " + toxicity);
        }
    }
}
