package dev.firedrill.sample.atlassian;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Something to ask of a tenant's host.
 *
 * @param path below the host's base URL, so without Confluence's {@code /wiki}
 * @param query percent-encoded; empty if there is none
 */
public record HostRequest(
        String method, String path, String query, @Nullable JsonNode body) {

    public static HostRequest get(String path) {
        return new HostRequest("GET", path, "", null);
    }

    public static HostRequest post(String path, JsonNode body) {
        return new HostRequest("POST", path, "", body);
    }

    public HostRequest with(String name, String value) {
        String parameter = QueryStringHash.percentEncode(name) + "=" + QueryStringHash.percentEncode(value);
        return new HostRequest(method, path, query.isEmpty() ? parameter : query + "&" + parameter, body);
    }

    public String pathAndQuery() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
