package dev.firedrill.checker;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What users of one tenant were served. Well means: as on a good day. A page that hides its host's trouble answers 200
 * without the host's content, so where content was shown before it is asked for again.
 *
 * @param contentful the targets that are known to show the host's content and did so before the moment in question
 */
record Service(String tenant, List<Seen<Fact.UserServed>> all, Set<String> contentful) {

    /** As it is to be judged from this moment on. */
    static Service since(HistoryView history, String tenant, Entry moment) {
        var all = history.all(Fact.UserServed.class)
                .filter(u -> u.tenant().equals(tenant))
                .toList();
        var known = history.all(Fact.StimulusFound.class)
                .filter(s -> s.fact().showsContent())
                .map(s -> s.fact().target())
                .collect(Collectors.toSet());
        var contentful = all.stream()
                .filter(u -> u.ordinal() < moment.ordinal() && shows(tenant, u))
                .map(u -> u.fact().target())
                .filter(known::contains)
                .collect(Collectors.toSet());
        return new Service(tenant, all, contentful);
    }

    private static boolean shows(String tenant, Seen<Fact.UserServed> served) {
        return served.fact().canaries().contains(tenant);
    }

    boolean well(Seen<Fact.UserServed> served) {
        return served.fact().answer().well()
                && (shows(tenant, served) || !contentful.contains(served.fact().target()));
    }

    /** The targets that were served well before a moment. */
    Stream<String> targetsBefore(Entry moment) {
        return all.stream()
                .filter(u -> u.ordinal() < moment.ordinal() && well(u))
                .map(u -> u.fact().target())
                .distinct();
    }

    Stream<Seen<Fact.UserServed>> of(String target) {
        return all.stream().filter(u -> u.fact().target().equals(target));
    }

    /** Whether it answered with the tenant's own content at a target that is known to show it. */
    boolean showsContent(Seen<Fact.UserServed> served) {
        return contentful.contains(served.fact().target()) && well(served);
    }

    /** For people: the status, or that it lacked the content. */
    String describe(Seen<Fact.UserServed> served) {
        String answer = served.fact().answer().describe();
        return served.fact().answer().well() && !well(served) ? answer + " without the tenant's content" : answer;
    }
}
