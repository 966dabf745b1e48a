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
import java.util.stream.Stream;
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
        List<Said> said = new ArrayList<>();
        Look garbage = look(AccessProbed.GARBAGE, visitor.visitWithGarbage(instance, door), said);
        Optional<Look> good = instance.installation()
                .current()
                .map(Secret::value)
                .map(s -> look(instance, AccessProbed.TRUE, s, said));
        boolean tells = good.map(g -> g.opens() && g.differs(garbage, noise)).orElse(false);
        if (tells) {
            lastGood = good.orElseThrow();
        }
        List<Attempt> attempts = new ArrayList<>();
        attempts.add(new Attempt(AccessProbed.GARBAGE, garbage.status(), false));
        good.ifPresent(g -> attempts.add(new Attempt(AccessProbed.TRUE, g.status(), tells)));
        questioned.forEach((credential, secret) -> {
            Look look = look(instance, credential, secret, said);
            boolean opened =
                    tells ? classesWithGood(look, good.orElseThrow(), garbage) : opensWithoutGood(look, garbage);
            attempts.add(new Attempt(credential, look.status(), opened));
        });
        var round = new AccessProbed(door.name(), tells, attempts);
        record(rehearsal, instance.tenant(), round, said);
        return round;
    }

    /** What was said with a credential. */
    private record Said(String credential, Reply reply) {

        Stream<Exchange> exchanges() {
            return reply.exchanges().stream().map(exchange -> exchange.labelled(credential));
        }
    }

    /** A round of which a part was not sent says nothing about who may enter. */
    private void record(String rehearsal, String tenant, AccessProbed round, List<Said> said) {
        var unsent = said.stream().filter(s -> s.reply().sent() == null).findFirst();
        Fact fact = unsent.<Fact>map(
                        s -> new Fact.NotSent(round.target(), s.reply().answer().problem()))
                .orElse(round);
        history.append(
                rehearsal,
                tenant,
                fact,
                said.get(0).reply().sent(),
                said.stream().flatMap(Said::exchanges).toList());
    }

    private Look look(Instance instance, String credential, String secret, List<Said> said) {
        return look(credential, visitor.visit(instance, instance.admin(), door, secret), said);
    }

    private static Look look(String credential, Reply reply, List<Said> said) {
        said.add(new Said(credential, reply));
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
