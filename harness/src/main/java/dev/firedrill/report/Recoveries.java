package dev.firedrill.report;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.report.pages.Timeline.Recovery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How each tenant's users fared in faults and after them. */
record Recoveries(Play play, List<Spell> spells) {

    /** What follows upon the end of another fault so soon is the same trouble to a user. */
    private static final Duration TOGETHER = Duration.ofMillis(250);

    private static final int MOST = 24;

    private static final int LONGEST = 160;

    /** A request of a user, answered well or not. */
    private record Request(String tenant, Duration at, boolean well) {

        static Stream<Request> of(Entry entry) {
            return answer(entry.fact()).map(a -> new Request(entry.tenant(), entry.at(), a.well())).stream();
        }

        private static Optional<Answer> answer(Fact fact) {
            if (fact instanceof Fact.UserServed f) {
                return Optional.of(f.answer());
            } else if (fact instanceof Fact.TextWritten f) {
                return Optional.of(f.answer());
            }
            return fact instanceof Fact.TextsRead f ? Optional.of(f.answer()) : Optional.empty();
        }
    }

    /** A row for every tenant and trouble, in the order in which the troubles began. */
    List<Recovery> all() {
        List<Request> requests = play.entries().stream().flatMap(Request::of).toList();
        return troubles().stream()
                .flatMap(trouble -> tenants(trouble, requests).stream()
                        .map(tenant -> recovery(
                                tenant,
                                trouble,
                                requests.stream()
                                        .filter(r -> r.tenant().equals(tenant))
                                        .toList())))
                .limit(MOST)
                .toList();
    }

    /** Faults of a tenant that follow upon one another are one trouble. */
    private List<Spell> troubles() {
        List<Spell> troubles = new ArrayList<>();
        for (Spell next : spells) {
            Optional<Spell> before = troubles.stream()
                    .filter(s -> s.tenant().equals(next.tenant()) && s.ofTheAddon() == next.ofTheAddon())
                    .filter(s -> next.from().minus(s.to()).compareTo(TOGETHER) <= 0)
                    .findFirst();
            before.ifPresent(troubles::remove);
            troubles.add(before.map(s -> joined(s, next)).orElse(next));
        }
        return troubles;
    }

    private static Spell joined(Spell a, Spell b) {
        Spell last = a.to().compareTo(b.to()) > 0 ? a : b;
        return new Spell(
                a.tenant(), a.what() + ", then " + b.what(), a.whose(), a.from(), last.to(), a.healed() && b.healed());
    }

    private static List<String> tenants(Spell trouble, List<Request> requests) {
        return trouble.tenant().isEmpty()
                ? requests.stream().map(Request::tenant).distinct().toList()
                : List.of(trouble.tenant());
    }

    private static Recovery recovery(String tenant, Spell trouble, List<Request> requests) {
        List<Request> during = requests.stream()
                .filter(r -> r.at().compareTo(trouble.from()) >= 0 && r.at().compareTo(trouble.to()) <= 0)
                .toList();
        return new Recovery(
                Prose.oneLine(tenant, LONGEST),
                Prose.oneLine(trouble.what(), LONGEST) + " (" + trouble.whose() + ")",
                Prose.seconds(trouble.lasted()),
                during.isEmpty()
                        ? "nobody asked"
                        : during.stream().filter(Request::well).count() + " of " + during.size() + " went well",
                trouble.healed() ? recovered(trouble, requests) : "it was not healed");
    }

    private static String recovered(Spell trouble, List<Request> requests) {
        List<Request> after = requests.stream()
                .filter(r -> r.at().compareTo(trouble.to()) > 0)
                .toList();
        if (after.isEmpty()) {
            return "nobody asked again";
        }
        return after.stream()
                .filter(Request::well)
                .findFirst()
                .map(r -> Prose.brief(r.at().minus(trouble.to())))
                .orElseGet(() -> "not in "
                        + Prose.seconds(after.get(after.size() - 1).at().minus(trouble.to()))
                        + ", as long as anybody asked");
    }
}
