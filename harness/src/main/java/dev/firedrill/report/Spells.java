package dev.firedrill.report;

import dev.firedrill.fault.Attribution;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Pairs what began with what ended it. */
final class Spells {

    private static final Set<String> ENDS = Set.of("killed", "died", "stopped");

    private final List<Spell> open = new ArrayList<>();
    private final List<Spell> closed = new ArrayList<>();

    private Spells() {}

    /**
     * The faults of a play and the times without an add-on, in the order in which they began.
     *
     * @param end of what is known; what was not healed lasts until then
     */
    static List<Spell> of(List<Entry> entries, Duration end) {
        var spells = new Spells();
        entries.forEach(spells::see);
        List.copyOf(spells.open).forEach(spell -> spells.close(spell, end, false));
        return spells.closed.stream().sorted(Comparator.comparing(Spell::from)).toList();
    }

    /** Whether the process is gone afterwards. */
    static boolean ends(Fact.AddonChanged change) {
        return ENDS.contains(change.state());
    }

    private void see(Entry entry) {
        Fact fact = entry.fact();
        if (fact instanceof Fact.FaultInjected f) {
            open.add(new Spell(entry.tenant(), f.fault(), whose(f.attribution()), entry.at(), entry.at(), false));
        } else if (fact instanceof Fact.FaultHealed f) {
            heal(entry, f.fault());
        } else if (fact instanceof Fact.AddonChanged f && ends(f)) {
            open.add(new Spell("", f.state(), Spell.ADD_ON, entry.at(), entry.at(), false));
        } else if (fact instanceof Fact.AddonChanged f && f.state().equals("ready")) {
            open.stream().filter(Spell::ofTheAddon).toList().forEach(spell -> close(spell, entry.at(), true));
        }
    }

    private void heal(Entry entry, String fault) {
        open.stream()
                .filter(spell -> spell.tenant().equals(entry.tenant()))
                .filter(spell -> spell.what().equals(fault))
                .findFirst()
                .ifPresent(spell -> close(spell, entry.at(), true));
    }

    private void close(Spell spell, Duration at, boolean healed) {
        open.remove(spell);
        closed.add(new Spell(spell.tenant(), spell.what(), spell.whose(), spell.from(), at, healed));
    }

    private static String whose(Attribution attribution) {
        return attribution.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
