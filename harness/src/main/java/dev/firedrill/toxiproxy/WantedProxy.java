package dev.firedrill.toxiproxy;

/** A proxy as a client describes it. */
record WantedProxy(String name, String listen, String upstream, boolean enabled) {

    /**
     * Reads it.
     *
     * @param where which of several it is, for the message; empty when it is alone
     */
    static WantedProxy read(Body body, String where) {
        var wanted = new WantedProxy(
                body.text("name", ""), body.text("listen", ""), body.text("upstream", ""), body.flag("enabled", true));
        require(wanted.name(), "name", where);
        require(wanted.upstream(), "upstream", where);
        return wanted;
    }

    private static void require(String value, String field, String where) {
        if (value.isEmpty()) {
            throw Refusal.missing(field, where);
        }
    }
}
