package dev.firedrill.sample.notes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened on the host, as a webhook told it; {@code identifier} is the same in every resend. */
public record Activity(
        String identifier, String event, @Nullable String issueKey, Instant receivedAt) {}
