package dev.firedrill.toxiproxy;

/**
 * A toxic on a proxy.
 *
 * @param id tells it from an earlier one of the same name
 * @param revision how often it was updated
 * @param stream the direction as the client wrote it, because it is echoed so
 */
record Placed(long id, int revision, String name, String stream, Direction direction, double toxicity, Toxic toxic) {

    Placed {
        Limits.toxicity(toxicity);
    }

    Placed updated(double newToxicity, Toxic newToxic) {
        return new Placed(id, revision + 1, name, stream, direction, newToxicity, newToxic);
    }
}
