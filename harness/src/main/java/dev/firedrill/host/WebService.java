package dev.firedrill.host;

/** Answers exchanges, at once or later. Called on an event loop, so it must not block. */
interface WebService {

    /** A connection was accepted. What is returned is run when the connection ends and never brought a request. */
    default Runnable accepted() {
        return () -> {};
    }

    /** A request's head has arrived. What is returned goes with its exchange. */
    default Treatment meet(WebRequest head) {
        return Treatment.NONE;
    }

    /** A request has arrived, or as much of it as its treatment lets be read. */
    void serve(WebExchange exchange);
}
