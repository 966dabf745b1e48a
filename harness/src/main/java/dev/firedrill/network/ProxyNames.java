package dev.firedrill.network;

import java.util.HashMap;
import java.util.Map;

/**
 * Names for proxies: what labels say, in letters that need no escaping in a path. They depend on the labels and on how
 * many links a label had before, because what toxics do by chance depends on them.
 */
final class ProxyNames {

    private final String prefix;
    private final Map<String, Integer> given = new HashMap<>();

    ProxyNames(String prefix) {
        this.prefix = prefix;
    }

    synchronized String next(String kind, String label) {
        String name = prefix + kind + "-" + label.replaceAll("[^A-Za-z0-9._-]", "_");
        int count = given.merge(name, 1, Integer::sum);
        return count == 1 ? name : name + "." + count;
    }
}
