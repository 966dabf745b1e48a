package dev.firedrill.checker;

import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.util.ArrayList;
import java.util.List;

/**
 * A time in which a tenant's licence did not change.
 *
 * @param began the change with which it began
 * @param pages what users were served who asked in it and got their answer in it
 */
record LicenceSpell(Seen<Fact.TenantChanged> began, List<Seen<Fact.UserServed>> pages) {

    private static final String LICENCE = "licence";
    private static final String NONE = "none";

    /** The tenant's licences, in order, from the first that was set. */
    static List<LicenceSpell> of(HistoryView history, String tenant) {
        var changes = history.all(Fact.TenantChanged.class)
                .filter(c -> c.tenant().equals(tenant) && c.fact().change().equals(LICENCE))
                .toList();
        var spells = new ArrayList<LicenceSpell>();
        for (int i = 0; i < changes.size(); i++) {
            long until = i + 1 < changes.size() ? changes.get(i + 1).ordinal() : Long.MAX_VALUE;
            spells.add(new LicenceSpell(changes.get(i), pages(history, changes.get(i), until)));
        }
        return spells;
    }

    private static List<Seen<Fact.UserServed>> pages(HistoryView history, Seen<Fact.TenantChanged> since, long until) {
        return history.all(Fact.UserServed.class)
                .filter(p -> p.tenant().equals(since.tenant()))
                .filter(p -> p.ordinal() > since.ordinal() && p.ordinal() < until)
                .filter(p -> Doing.of(p).began().compareTo(since.at()) >= 0)
                .toList();
    }

    boolean licensed() {
        return !began.fact().detail().equals(NONE);
    }

    /** For people. */
    String phrase() {
        return licensed() ? "there is a licence" : "there is none";
    }
}
