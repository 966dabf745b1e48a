package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.web.Licences;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Decides otherwise who has a licence. */
final class OtherLicences implements Parts {

    private final Function<HostClient, Licences> licences;

    private OtherLicences(Function<HostClient, Licences> licences) {
        this.licences = licences;
    }

    /** "There is always one", until somebody's trial ends. */
    static OtherLicences takenForGranted() {
        return new OtherLicences(host -> (tenant, told) -> {
            if (!Licences.asTold().isActive(tenant, told)) {
                throw new IllegalStateException("There is no licence.");
            }
            return true;
        });
    }

    /** Nobody asks for it. */
    static OtherLicences ignored() {
        return new OtherLicences(host -> (tenant, told) -> true);
    }

    /** Read once, like a setting: who buys one has to wait for a restart, and so has who lets it lapse. */
    static OtherLicences ofFirstVisit() {
        return new OtherLicences(host -> {
            Map<String, Boolean> first = new ConcurrentHashMap<>();
            return (tenant, told) -> first.computeIfAbsent(
                    tenant.clientKey(), key -> Licences.asTold().isActive(tenant, told));
        });
    }

    /** Asked of the host, which is sound as long as it is not believed for longer than the host itself believes it. */
    static OtherLicences askedEvery(Duration lifetime) {
        return new OtherLicences(host -> new AskedLicences(host, new Expiring<>(lifetime)));
    }

    @Override
    public Licences licences(HostClient host) {
        return licences.apply(host);
    }
}
