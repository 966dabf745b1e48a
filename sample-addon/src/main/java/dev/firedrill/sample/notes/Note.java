package dev.firedrill.sample.notes;

import org.jspecify.annotations.Nullable;

/** A note of one user, perhaps about an issue. */
public record Note(long id, String text, @Nullable String issueKey) {}
