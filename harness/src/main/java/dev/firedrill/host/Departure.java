package dev.firedrill.host;

/** What somebody else has to say, and is told, about when a request to the add-on leaves. */
interface Departure {

    /** It leaves as soon as it has a connection, and nobody is told. */
    Departure AT_ONCE = new Departure() {};

    /** It has its connection, and leaves when this returns: true when it was made to wait. */
    default boolean heldBack() {
        return false;
    }

    /** It has left. */
    default void left() {}

    /** Tells when it has left. */
    static Departure telling(Runnable told) {
        return new Departure() {
            @Override
            public void left() {
                told.run();
            }
        };
    }
}
