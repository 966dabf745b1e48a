package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.Settings;
import dev.firedrill.sample.TeamNotes;
import java.util.List;
import java.util.Optional;

/** Runs one of the variants, {@code Mutants <name>}, or lists them, {@code Mutants --list}. */
public final class Mutants {

    private static final int USAGE = 64;

    private static final List<Mutant> ALL = List.of(
            new Mutant("acks-without-storing", "answers installed, stores nothing", AcksWithoutStoring::new),
            new Mutant(
                    "initialises-too-late",
                    "answers installed at once, knows the tenant 20 s later",
                    InitialisesTooLate::new),
            new Mutant("refuses-known-tenant", "answers a repeated installed with 409", RefusesKnownTenant::new),
            new Mutant(
                    "duplicate-tenant-rows",
                    "concurrent installs make several rows, of which the oldest is read",
                    DuplicateTenantRows::new),
            new Mutant("keeps-first-base-url", "stores the base URL at the first install only", KeepsFirstBaseUrl::new),
            new Mutant(
                    "one-endpoint-caches-base-url",
                    "the general page alone keeps the base URL in memory for 10 minutes",
                    OneEndpointCachesBaseUrl::new),
            new Mutant(
                    "finds-tenant-by-url",
                    "calls hosts as the tenant that first had the base URL",
                    FindsTenantByUrl::new),
            new Mutant(
                    "response-cache-keyed-by-url",
                    "caches hosts' answers for 60 s by URL, whoever asked",
                    ResponseCacheKeyedByUrl::new),
            new Mutant("ignores-new-secret", "a repeated installed does not replace the secret", IgnoresNewSecret::new),
            new Mutant(
                    "accepts-old-secret-forever",
                    "verifies with every secret that a tenant ever had",
                    AcceptsOldSecretForever::new),
            new Mutant("trusts-any-install", "does not verify installed", TrustsAnyInstall::new),
            new Mutant(
                    "accepts-any-audience",
                    "accepts installs that were signed for other add-ons",
                    AcceptsAnyAudience::new),
            new Mutant(
                    "confuses-algorithms",
                    "accepts installs signed with HS256 and the public key as secret",
                    ConfusesAlgorithms::new),
            new Mutant(
                    "tombstone-refuses-reinstall",
                    "refuses installed for ever after an uninstalled",
                    TombstoneRefusesReinstall::new),
            new Mutant(
                    "reinstall-revives-old-secret",
                    "a reinstall revives the tenant with the secret it had",
                    ReinstallRevivesOldSecret::new),
            new Mutant("slow-starter", "sound: starts, calls hosts and answers callbacks slowly", SlowStarter::new),
            new Mutant(
                    "no-webhooks-no-admin-page",
                    "sound: has neither webhook nor admin page",
                    NoWebhooksNoAdminPage::new));

    private Mutants() {}

    public static void main(String[] arguments) {
        String name = arguments.length == 1 ? arguments[0] : "";
        if (name.equals("--list")) {
            ALL.forEach(mutant -> System.out.println(mutant.name() + "\t" + mutant.description()));
        } else {
            named(name).ifPresentOrElse(Mutants::run, () -> refuse(name));
        }
    }

    /** What the variant is made of. */
    public static Parts parts(String name) {
        return named(name).orElseThrow().parts().get();
    }

    private static Optional<Mutant> named(String name) {
        return ALL.stream().filter(mutant -> mutant.name().equals(name)).findFirst();
    }

    private static void run(Mutant mutant) {
        TeamNotes.run(Settings.of(System.getenv()), mutant.parts().get());
    }

    private static void refuse(String name) {
        System.err.printf("There is no variant '%s'. Give one of those that --list shows.%n", name);
        System.exit(USAGE);
    }
}
