package dev.firedrill.host;

/**
 * A request with good credentials for which the host has no resource: the team can add a mapping for it.
 *
 * @param path the full path, without query
 * @param times how often it was asked for
 */
public record UnmatchedRequest(String method, String path, int times) {}
