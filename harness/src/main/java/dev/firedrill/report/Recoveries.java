package dev.firedrill.report;

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

    /**
     * A request of a user.
     *
     * @param what was asked for
     * @param well whether it was answered without an error, and with a text where texts were to be read
     * @param full whether the answer had content of the tenant's host
     */
    private record Request(String tenant, Duration at, String what, boolean well, boolean full) {

        static Stream<Request> of(Entry entry) {
            return asked(entry.tenant(), entry.at(), entry.fact()).stream();
        }

        private static Optional<Request> asked(String tenant, Duration at, Fact fact) {
            if (fact instanceof Fact.UserServed f) {
                boolean full = f.canaries().contains(tenant);
                return Optional.of(
                        new Request(tenant, at, f.target(), f.answer().well(), full));
            } else if (fact instanceof Fact.TextWritten f) {
                return Optional.of(
                        new Request(tenant, at, "storing texts", f.answer().well(), false));
            } else if (fact instanceof Fact.TextsRead f) {
                boolean well = f.answer().well() && !f.texts().isEmpty();
                return Optional.of(new Request(tenant, at, f.source(), well, false));
            }
            return Optional.empty();
        }
    }

    /** What one tenant's users asked for before a trouble and after it. */
    private record Service(List<Request> before, List<Request> after) {

        static Service around(Spell trouble, List<Request> requests) {
            return new Service(
                    requests.stream()
                            .filter(r -> r.well() && r.at().compareTo(trouble.from()) < 0)
                            .toList(),
                    requests.stream()
                            .filter(r -> r.at().compareTo(trouble.to()) > 0)
                            .toList());
        }

        /** What is to be again as it was: all that was served well before, or else all that is asked for. */
        List<String> asked() {
            List<String> after =
                    this.after.stream().map(Request::what).distinct().toList();
            List<String> served = before.stream()
                    .map(Request::what)
                    .distinct()
                    .filter(after::contains)
                    .toList();
            return served.isEmpty() ? after : served;
        }

        /** When it was; a page that answers without the host's content, which it showed last before, is not yet. */
        Optional<Duration> again(String what) {
            boolean content = showedContent(what);
            return after.stream()
                    .filter(r -> r.what().equals(what) && r.well() && (r.full() || !content))
                    .map(Request::at)
                    .findFirst();
        }

        private boolean showedContent(String what) {
            return before.stream()
                    .filter(r -> r.what().equals(what))
                    .reduce((earlier, later) -> later)
                    .filter(Request::full)
                    .isPresent();
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
                meanwhile(during),
                trouble.healed() ? recovered(trouble, requests) : "it was not healed");
    }

    private static String meanwhile(List<Request> requests) {
        long wrong = requests.stream().filter(r -> !r.well()).count();
        return requests.isEmpty() ? "nobody asked" : wrong + " of " + requests.size() + " went wrong";
    }

    private static String recovered(Spell trouble, List<Request> requests) {
        var service = Service.around(trouble, requests);
        if (service.after().isEmpty()) {
            return "nobody asked again";
        }
        List<String> never = new ArrayList<>();
        Duration slowest = trouble.to();
        for (String what : service.asked()) {
            Optional<Duration> again = service.again(what);
            if (again.isEmpty()) {
                never.add(what);
            } else if (again.get().compareTo(slowest) > 0) {
                slowest = again.get();
            }
        }
        return never.isEmpty()
                ? Prose.brief(slowest.minus(trouble.to()))
                : Prose.oneLine(
                        "not in " + Prose.seconds(lasted(service).minus(trouble.to())) + ": "
                                + String.join(", ", never),
                        LONGEST);
    }

    private static Duration lasted(Service service) {
        return service.after().get(service.after().size() - 1).at();
    }
}
