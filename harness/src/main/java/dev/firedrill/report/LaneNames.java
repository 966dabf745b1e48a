package dev.firedrill.report;

import dev.firedrill.history.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The lanes of a timeline: the add-on, the host as a whole, then the tenants as they come; those beyond a number share
 * the last one.
 *
 * @param shown in order, without that of the rest
 * @param rest how many tenants share the last lane
 */
record LaneNames(List<String> shown, int rest) {

    static final String ADD_ON = "add-on";

    private static final String WHOLE_HOST = "whole host";

    LaneNames {
        shown = List.copyOf(shown);
    }

    static LaneNames of(List<Sighting> sightings, List<Spell> spells, Set<Long> decisive, int most) {
        Set<String> tenants = new LinkedHashSet<>();
        Set<String> common = new LinkedHashSet<>();
        sightings.forEach(s -> (isCommon(own(s)) ? common : tenants).add(own(s)));
        spells.forEach(s -> (isCommon(own(s)) ? common : tenants).add(own(s)));
        List<String> names = new ArrayList<>(common.stream().sorted().toList());
        // A lane more than fit is a lane that fits.
        if (tenants.size() <= most) {
            names.addAll(tenants);
            return new LaneNames(names, 0);
        }
        Set<String> kept = new LinkedHashSet<>(tenants.stream()
                .sorted(Comparator.comparing(t -> -interest(t, sightings, spells, decisive)))
                .limit(most - 1L)
                .toList());
        tenants.stream().filter(kept::contains).forEach(names::add);
        return new LaneNames(names, tenants.size() - kept.size());
    }

    private static boolean isCommon(String lane) {
        return lane.equals(ADD_ON) || lane.equals(WHOLE_HOST);
    }

    /** Whose lane must not be lost in the rest. */
    private static int interest(String tenant, List<Sighting> sightings, List<Spell> spells, Set<Long> decisive) {
        boolean decided = sightings.stream()
                .anyMatch(s ->
                        own(s).equals(tenant) && decisive.contains(s.entry().ordinal()));
        boolean disturbed = spells.stream().anyMatch(s -> own(s).equals(tenant));
        return (decided ? 2 : 0) + (disturbed ? 1 : 0);
    }

    /** All of them. */
    List<String> all() {
        List<String> all = new ArrayList<>(shown);
        if (rest > 0) {
            all.add(ofTheRest());
        }
        return all;
    }

    String of(Sighting sighting) {
        return kept(own(sighting));
    }

    String of(Spell spell) {
        return kept(own(spell));
    }

    private String kept(String own) {
        return shown.contains(own) ? own : ofTheRest();
    }

    private String ofTheRest() {
        return rest + " more tenants";
    }

    private static String own(Sighting sighting) {
        Entry entry = sighting.entry();
        if (!entry.tenant().isEmpty()) {
            return entry.tenant();
        }
        return sighting.kind().row() == Sighting.Row.PROCESS ? ADD_ON : WHOLE_HOST;
    }

    private static String own(Spell spell) {
        if (!spell.tenant().isEmpty()) {
            return spell.tenant();
        }
        return spell.ofTheAddon() ? ADD_ON : WHOLE_HOST;
    }
}
