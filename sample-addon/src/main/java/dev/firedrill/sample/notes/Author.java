package dev.firedrill.sample.notes;

/** Whose notes: the same account works in many tenants and must not meet its notes of one in another. */
public record Author(String clientKey, String accountId) {}
