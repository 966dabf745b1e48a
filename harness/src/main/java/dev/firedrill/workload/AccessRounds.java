package dev.firedrill.workload;

import dev.firedrill.history.Exchange;
import dev.firedrill.history.Fact;
import dev.firedrill.history.Fact.AccessProbed;
import dev.firedrill.history.Fact.Attempt;
import dev.firedrill.history.History;
import dev.firedrill.host.AddonClient.Reply;
import dev.firedrill.host.Installation.Secret;
import dev.firedrill.host.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The access probe: who may enter? Each round goes to the door with what is no token and with the tenant's current
 * secret, and with the credentials in question; a credential opens when its answer classes with the good one, or, for a
 * tenant that has none, with one that opened for another tenant.
 */
public final class AccessRounds {

    private final Visitor visitor;
    private final History history;
    private final Door door;
    private final double noise;
    private volatile @Nullable Look lastGood;

    /**
     * Probes one door.
     *
     * @param noise how much bodies of one class differ, from 0 to 1, as {@link Reconnaissance} measured
     */
    public AccessRounds(Visitor visitor, History history, Door door, double noise) {
        this.visitor = visitor;
        this.history = history;
        this.door = door;
        this.noise = noise;
    }

    /** The door that is probed. */
    public Door door() {
        return door;
    }

    /**
     * One round, recorded.
     *
     * @param questioned the secrets in question by the names of their credentials
     */
    public AccessProbed round(Instance instance, Map<String, String> questioned) {
        return round(instance, questioned, instance.rehearsal());
    }

    /**
     * One round with the controls alone.
     *
     * @param rehearsal as part of which it is recorded
     */
    public AccessProbed control(Instance instance, String rehearsal) {
        return round(instance, Map.of(), rehearsal);
    }

    private AccessProbed round(Instance instance, Map<String, String> questioned, String rehearsal) {
        List<Exchange> exchanges = new ArrayList<>();
        Look garbage = look(AccessProbed.GARBAGE, visitor.visitWithGarbage(instance, door), exchanges);
        Optional<Look> good = instance.installation()
                .current()
                .map(Secret::value)
                .map(s -> look(instance, AccessProbed.TRUE, s, exchanges));
        boolean tells = good.map(g -> g.opens() && g.differs(garbage, noise)).orElse(false);
        if (tells) {
            lastGood = good.orElseThrow();
        }
        List<Attempt> attempts = new ArrayList<>();
        attempts.add(new Attempt(AccessProbed.GARBAGE, garbage.status(), false));
        good.ifPresent(g -> attempts.add(new Attempt(AccessProbed.TRUE, g.status(), tells)));
        questioned.forEach((credential, secret) -> {
            Look look = look(instance, credential, secret, exchanges);
            boolean opened =
                    tells ? classesWithGood(look, good.orElseThrow(), garbage) : opensWithoutGood(look, garbage);
            attempts.add(new Attempt(credential, look.status(), opened));
        });
        var round = new AccessProbed(door.name(), tells, attempts);
        history.append(rehearsal, instance.tenant(), (Fact) round, exchanges);
        return round;
    }

    private Look look(Instance instance, String credential, String secret, List<Exchange> exchanges) {
        return look(credential, visitor.visit(instance, instance.admin(), door, secret), exchanges);
    }

    private static Look look(String credential, Reply reply, List<Exchange> exchanges) {
        reply.exchanges().forEach(exchange -> exchanges.add(exchange.labelled(credential)));
        return Look.of(reply);
    }

    /** An error page may differ from another error page; what is open looks like what was open for others. */
    private boolean opensWithoutGood(Look look, Look garbage) {
        Look known = lastGood;
        return look.opens() && look.differs(garbage, noise) && (known == null || classesWithGood(look, known, garbage));
    }

    private static boolean classesWithGood(Look look, Look good, Look garbage) {
        return look.sameKind(good) && (!look.sameKind(garbage) || look.likeness(good) > look.likeness(garbage));
    }
}
