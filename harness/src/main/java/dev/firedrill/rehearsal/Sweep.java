package dev.firedrill.rehearsal;

import dev.firedrill.connect.Claims;
import dev.firedrill.connect.Descriptor;
import dev.firedrill.connect.InstallKey;
import dev.firedrill.connect.LifecycleEvent;
import dev.firedrill.connect.LifecyclePayload;
import dev.firedrill.connect.Product;
import dev.firedrill.connect.Qsh;
import dev.firedrill.connect.TokenSigner;
import dev.firedrill.history.Answer;
import dev.firedrill.host.AddonClient;
import dev.firedrill.host.AddonClient.Request;
import dev.firedrill.rehearsal.Cleaner.Swept;
import dev.firedrill.rehearsal.LeftBehind.Note;
import dev.firedrill.rehearsal.LeftBehind.Trace;
import dev.firedrill.time.RunClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Uninstalls the tenants of an earlier run from an add-on that runs.
 *
 * @param key what the callbacks are signed with; the add-on finds it where it asks for keys
 */
record Sweep(AddonClient client, Descriptor descriptor, InstallKey key, RunClock clock) {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    /** Uninstalls each tenant, until one is not answered; when all were, the note is removed. */
    List<Swept> sweep(Note note) throws IOException {
        var swept = new ArrayList<Swept>();
        for (Trace trace : note.traces()) {
            Answer answer = uninstall(trace);
            swept.add(new Swept(trace, answer));
            if (!answer.arrived()) {
                return swept;
            }
        }
        note.settle();
        return swept;
    }

    private Answer uninstall(Trace trace) {
        var callback = descriptor.callback(LifecycleEvent.UNINSTALLED);
        if (callback.isEmpty()) {
            // It asked not to be told; there is nothing that a host could do.
            return Answer.of(204, Duration.ZERO);
        }
        URI uri = callback.get();
        var payload = LifecyclePayload.installed(
                        Product.valueOf(trace.product().toUpperCase(Locale.ROOT)),
                        URI.create(trace.baseUrl()),
                        descriptor.key(),
                        trace.clientKey())
                .about(LifecycleEvent.UNINSTALLED);
        var claims = Claims.issuedBy(trace.clientKey(), clock.now(), LIFETIME)
                .withAudience(descriptor.baseUrl().toString())
                .withQsh(Qsh.of("POST", uri, descriptor.basePath()));
        String token = TokenSigner.rs256(claims, key);
        return client.send(Request.post(uri, "JWT " + token, payload.toJson()), DEADLINE)
                .answer();
    }
}
