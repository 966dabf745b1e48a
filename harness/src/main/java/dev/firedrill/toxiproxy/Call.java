package dev.firedrill.toxiproxy;

import java.util.List;

/**
 * A request to the API.
 *
 * @param path its parts, decoded
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are read once, never compared
record Call(String method, List<String> path, byte[] body) {

    String part(int index) {
        return path.get(index);
    }

    /** Whether the path looks so; {@code *} is any part. */
    boolean isTo(String... parts) {
        if (path.size() != parts.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].equals("*") && !parts[i].equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }
}
