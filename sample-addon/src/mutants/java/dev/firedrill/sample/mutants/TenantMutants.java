package dev.firedrill.sample.mutants;

import java.time.Duration;
import java.util.List;

/** What goes wrong with who is who: tenants, their secrets, addresses, licences and users, and what they tell us. */
final class TenantMutants {

    static final List<Mutant> ALL = List.of(
            new Mutant("acks-without-storing", "answers installed, stores nothing", "INS-01", AcksWithoutStoring::new),
            new Mutant(
                    "initialises-too-late",
                    "answers installed at once, knows the tenant 20 s later",
                    "INS-01",
                    InitialisesTooLate::new),
            new Mutant(
                    "refuses-known-tenant", "answers a repeated installed with 409", "INS-02", RefusesKnownTenant::new),
            new Mutant(
                    "duplicate-tenant-rows",
                    "concurrent installs make several rows, of which the oldest is read",
                    "INS-02",
                    DuplicateTenantRows::new),
            new Mutant(
                    "unguarded-insert-first-read",
                    "concurrent first installs make several rows; the first is read, changed and deleted",
                    "INS-02",
                    UnguardedInsert::readingTheFirstRow),
            new Mutant(
                    "unguarded-insert-latest-read",
                    "the same, and the row that was updated last is read, changed and deleted",
                    "INS-02",
                    UnguardedInsert::readingTheRowUpdatedLast),
            new Mutant(
                    "loses-overlapping-installs",
                    "writes the list of all sites back as it read it: of installs at the same time one survives",
                    "INS-02",
                    LosesOverlappingInstalls::new),
            new Mutant(
                    "keeps-first-base-url",
                    "stores the base URL at the first install only",
                    "URL-01",
                    KeepsFirstBaseUrl::new),
            new Mutant(
                    "one-endpoint-caches-base-url",
                    "the general page alone keeps the base URL in memory for 10 minutes",
                    "URL-01",
                    OneEndpointCachesBaseUrl::new),
            new Mutant(
                    "finds-tenant-by-url",
                    "calls hosts as the tenant that first had the base URL",
                    "URL-05",
                    FindsTenantByUrl::new),
            new Mutant(
                    "response-cache-keyed-by-url",
                    "caches hosts' answers for 60 s by URL, whoever asked",
                    "URL-05",
                    CachesAnswers::byUrl),
            new Mutant(
                    "ignores-new-secret",
                    "a repeated installed does not replace the secret",
                    "AUT-01",
                    IgnoresNewSecret::new),
            new Mutant(
                    "accepts-old-secret-forever",
                    "verifies with every secret that a tenant ever had",
                    "AUT-01",
                    AcceptsOldSecretForever::new),
            new Mutant(
                    "hangs-with-key-server",
                    "waits for the key server without a timeout",
                    "AUT-02",
                    HangsWithKeyServer::new),
            new Mutant(
                    "remembers-key-trouble",
                    "refuses a site for which the key server failed once, until a restart",
                    "AUT-02",
                    RemembersKeyTrouble::new),
            new Mutant("trusts-any-install", "does not verify installed", "SEC-03", TrustsAnyInstall::new),
            new Mutant(
                    "accepts-any-audience",
                    "accepts installs that were signed for other add-ons",
                    "SEC-03",
                    AcceptsAnyAudience::new),
            new Mutant(
                    "confuses-algorithms",
                    "accepts installs signed with HS256 and the public key as secret",
                    "SEC-03",
                    ConfusesAlgorithms::new),
            new Mutant(
                    "fails-on-unknown-tenant",
                    "answers 500 to disabled for a tenant that is not installed, signed or not",
                    "LIFE-03",
                    FailsOnUnknownTenant::new),
            new Mutant(
                    "disabled-revives-tenant",
                    "disabled beside uninstalled leaves the tenant in one of two caches that are read",
                    "LIFE-03",
                    DisabledRevivesTenant::new),
            new Mutant(
                    "tombstone-refuses-reinstall",
                    "refuses installed for ever after an uninstalled",
                    "LIFE-06",
                    TombstoneRefusesReinstall::new),
            new Mutant(
                    "reinstall-revives-old-secret",
                    "a reinstall revives the tenant with the secret it had",
                    "LIFE-06",
                    ReinstallRevivesOldSecret::new),
            new Mutant(
                    "shares-notes-between-tenants",
                    "all users of all tenants have one list of notes",
                    "TEN-01,TEN-02",
                    SharesNotesBetweenTenants::new),
            new Mutant(
                    "caches-content-without-tenant",
                    "caches issues' summaries for 60 s by path, whoever's issue it is",
                    "TEN-01",
                    CachesAnswers::ofIssuesByPath),
            new Mutant(
                    "keys-users-by-account-id",
                    "the notes API alone lists what an account wrote in any tenant",
                    "TEN-02",
                    KeysUsersByAccountId::new),
            new Mutant(
                    "fails-without-licence",
                    "answers 500 to pages without a licence",
                    "LIC-02",
                    OtherLicences::takenForGranted),
            new Mutant(
                    "ignores-licence",
                    "serves its pages without a licence, too",
                    "LIC-02,LIC-07",
                    OtherLicences::ignored),
            new Mutant(
                    "licence-until-restart",
                    "believes the first licence that it saw of a tenant until it is restarted",
                    "LIC-07",
                    OtherLicences::ofFirstVisit),
            new Mutant(
                    "caches-licence-for-an-hour",
                    "asks the host for the licence, and believes the answer for an hour",
                    "LIC-07",
                    () -> OtherLicences.askedEvery(Duration.ofHours(1))),
            new Mutant(
                    "records-every-delivery",
                    "records a webhook each time it is delivered",
                    "WH-01",
                    RecordsEveryDelivery::new),
            new Mutant(
                    "remembers-deliveries-briefly",
                    "records a webhook again that is delivered again later",
                    "WH-01",
                    RemembersDeliveriesBriefly::new));

    private TenantMutants() {}
}
