package dev.firedrill.host;

/**
 * An issue of a simulated Jira.
 *
 * @param id its number, as text
 * @param key such as {@code ACME-1}
 */
public record Issue(String id, String key, String summary, String description) {

    boolean is(String idOrKey) {
        return id.equals(idOrKey) || key.equalsIgnoreCase(idOrKey);
    }
}
