package dev.firedrill.report;

/**
 * A request that the add-on made and the host has no resource for.
 *
 * @param mappingFile where to add one
 * @param mappingBody what to write there
 */
public record Unmatched(String method, String path, int times, String mappingFile, String mappingBody) {}
