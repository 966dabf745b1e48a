package dev.firedrill.sample.background;

import dev.firedrill.sample.atlassian.HostTrouble;
import dev.firedrill.sample.tenants.Tenant;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** How not to make the trouble of a host worse: few attempts, growing pauses, none in step with other tenants. */
final class Caution {

    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
            .slidingWindowSize(6)
            .minimumNumberOfCalls(3)
            .permittedNumberOfCallsInHalfOpenState(1)
            .waitIntervalFunctionInOpenState(IntervalFunction.ofExponentialRandomBackoff(
                    Duration.ofSeconds(30), 1.5, 0.3, Duration.ofSeconds(60)))
            .build());

    private final Retry retry = Retry.of(
            "title-refresh",
            RetryConfig.custom()
                    .maxAttempts(3)
                    .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(Duration.ofSeconds(2), 2.0, 0.5))
                    .retryOnException(Caution::mayPassSoon)
                    .build());

    /** A tenant that moved to another URL starts afresh: its old one's trouble says nothing about the new one. */
    CircuitBreaker breakerFor(Tenant tenant) {
        return breakers.circuitBreaker(tenant.clientKey() + " at " + tenant.baseUrl());
    }

    Retry retry() {
        return retry;
    }

    private static boolean mayPassSoon(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        return cause instanceof HostTrouble trouble && !trouble.isRefusal();
    }
}
