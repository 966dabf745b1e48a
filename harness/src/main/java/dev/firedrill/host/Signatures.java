package dev.firedrill.host;

import dev.firedrill.connect.TokenReader;
import dev.firedrill.host.Installation.Secret;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Knows every secret of every instance, and so whose secret signed a token. */
final class Signatures {

    private final List<Instance> instances = new CopyOnWriteArrayList<>();

    /** A secret that signed a token, and the instance that it belongs to. */
    record Signature(Instance instance, Secret secret) {

        boolean current() {
            return instance.installation().current().filter(secret::equals).isPresent();
        }
    }

    void add(Instance instance) {
        instances.add(instance);
    }

    List<Instance> instances() {
        return List.copyOf(instances);
    }

    /** Who signed, looking first where it is likely. */
    Optional<Signature> of(String token, Instance likely) {
        return by(likely, token)
                .or(() -> instances.stream()
                        .filter(instance -> instance != likely)
                        .flatMap(instance -> by(instance, token).stream())
                        .findFirst());
    }

    private static Optional<Signature> by(Instance instance, String token) {
        return instance.installation().secrets().stream()
                .filter(secret -> TokenReader.signedWith(token, secret.value()))
                .map(secret -> new Signature(instance, secret))
                .findFirst();
    }
}
