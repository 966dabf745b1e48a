package dev.firedrill.host;

/** Answers exchanges, at once or later. Called on an event loop, so it must not block. */
interface WebService {
    void serve(WebExchange exchange);
}
