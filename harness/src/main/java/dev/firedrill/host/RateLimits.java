package dev.firedrill.host;

import dev.firedrill.connect.Product;
import dev.firedrill.fault.Mishap.TooManyRequests;
import dev.firedrill.fault.Mishap.TooManyRequests.Limit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The answers with which rate limits turn requests away. */
final class RateLimits {

    private RateLimits() {}

    static WebReply reply(Limit limit, Product product, Instant now) {
        WebReply reply = Errors.of(product, 429, "Rate limit exceeded.");
        return switch (limit) {
            case RETRY_AFTER ->
                reply.with("Retry-After", String.valueOf(TooManyRequests.WAIT.toSeconds()))
                        .with("X-RateLimit-Limit", "350")
                        .with("X-RateLimit-Remaining", "0")
                        .with("RateLimit-Reason", product.key() + "-burst-based");
            case RESET_ONLY -> reply.with("X-RateLimit-Reset", reset(now).toString());
            case SILENT ->
                WebReply.text(429, "text/plain;charset=UTF-8", "Too many requests")
                        .with("X-Failure-Category", "FAILURE CLIENT RATE LIMITED");
        };
    }

    // Whole seconds, and not before the wait is over.
    private static Instant reset(Instant now) {
        return now.plus(TooManyRequests.WAIT).plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    }
}
