package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.Settings;
import dev.firedrill.sample.atlassian.InstallVerifier;
import dev.firedrill.sample.atlassian.KeyServerDown;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Caches verifications by site, and a failure to fetch the key is cached like any other result. */
final class RemembersKeyTrouble implements Parts {

    private final Map<String, KeyServerDown> troubles = new ConcurrentHashMap<>();

    @Override
    public InstallVerifier installVerifier(Settings settings) {
        InstallVerifier sound = Parts.super.installVerifier(settings);
        return (request, clientKey) -> {
            KeyServerDown known = troubles.get(clientKey);
            if (known != null) {
                throw known;
            }
            try {
                sound.verify(request, clientKey);
            } catch (KeyServerDown trouble) {
                troubles.put(clientKey, trouble);
                throw trouble;
            }
        };
    }
}
