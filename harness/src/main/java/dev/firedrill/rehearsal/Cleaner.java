package dev.firedrill.rehearsal;

import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.connect.Claims;
import dev.firedrill.connect.Descriptor;
import dev.firedrill.connect.LifecycleEvent;
import dev.firedrill.connect.LifecyclePayload;
import dev.firedrill.connect.Product;
import dev.firedrill.connect.Qsh;
import dev.firedrill.connect.TokenSigner;
import dev.firedrill.history.Answer;
import dev.firedrill.history.History;
import dev.firedrill.host.AddonClient.Request;
import dev.firedrill.rehearsal.LeftBehind.Note;
import dev.firedrill.rehearsal.LeftBehind.Trace;
import dev.firedrill.time.RunClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Uninstalls what a killed run left in an add-on. No secret of that run survives it, and none is needed:
 * {@code uninstalled} is signed with a new install key, served on the port where the add-on asks for keys.
 */
public final class Cleaner {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final RunPlan plan;
    private final RunClock clock = RunClock.start();

    /**
     * A cleaner that reaches the add-on as this plan says.
     *
     * @param plan its key server's port and its gateway's must be those of the run that is cleaned up
     */
    public Cleaner(RunPlan plan) {
        this.plan = plan;
    }

    /** What was done about one tenant. */
    public record Swept(Trace trace, Answer answer) {}

    /** Uninstalls every tenant of a note, and removes the note when each was answered. */
    public List<Swept> clean(Note note) throws AddonFailedException, UnsafeTargetException, IOException {
        var history = new History(clock);
        try (Theatre theatre = Theatre.open(plan, history)) {
            Descriptor descriptor = theatre.raiseAddon();
            var swept = new ArrayList<Swept>();
            for (Trace trace : note.traces()) {
                swept.add(new Swept(trace, uninstall(theatre, descriptor, note, trace)));
            }
            if (swept.stream().allMatch(s -> s.answer().arrived())) {
                Files.deleteIfExists(note.file());
            }
            return swept;
        }
    }

    private Answer uninstall(Theatre theatre, Descriptor descriptor, Note note, Trace trace) {
        var callback = descriptor.callback(LifecycleEvent.UNINSTALLED);
        if (callback.isEmpty()) {
            // It asked not to be told; there is nothing that a host could do.
            return Answer.of(204, Duration.ZERO);
        }
        URI uri = callback.get();
        var payload = LifecyclePayload.installed(
                        Product.valueOf(note.run().product().toUpperCase(Locale.ROOT)),
                        URI.create(trace.baseUrl()),
                        descriptor.key(),
                        trace.clientKey())
                .about(LifecycleEvent.UNINSTALLED);
        var claims = Claims.issuedBy(trace.clientKey(), clock.now(), LIFETIME)
                .withAudience(descriptor.baseUrl().toString())
                .withQsh(Qsh.of("POST", uri, descriptor.basePath()));
        String token = TokenSigner.rs256(claims, theatre.keys().key());
        return theatre.client()
                .send(Request.post(uri, "JWT " + token, payload.toJson()), DEADLINE)
                .answer();
    }
}
