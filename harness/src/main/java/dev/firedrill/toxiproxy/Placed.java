package dev.firedrill.toxiproxy;

/**
 * A toxic on a proxy.
 *
 * @param id tells it from an earlier one of the same name, and is larger than that of any earlier one
 * @param revision how often it was updated
 * @param stream the direction as the client wrote it, because it is echoed so
 */
record Placed(
        long id,
        int revision,
        String name,
        String stream,
        Direction direction,
        double toxicity,
        Toxic toxic,
        Scope scope) {

    Placed updated(double newToxicity, Toxic newToxic) {
        return new Placed(id, revision + 1, name, stream, direction, newToxicity, newToxic, scope);
    }
}
