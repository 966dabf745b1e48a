package dev.firedrill.stage;

/**
 * Where a tenant is, or was.
 *
 * @param url the base URL
 */
public record Address(String url) {}
