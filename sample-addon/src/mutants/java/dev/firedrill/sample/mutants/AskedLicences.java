package dev.firedrill.sample.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.atlassian.HostRequest;
import dev.firedrill.sample.tenants.Tenant;
import dev.firedrill.sample.web.Licences;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Asks the host about the licence, and believes what is told with the page only while the host does not answer. */
final class AskedLicences implements Licences {

    private static final HostRequest QUESTION = HostRequest.get("/rest/atlassian-connect/1/addons/" + Parts.ADDON_KEY);

    private final HostClient host;
    private final Expiring<String, Boolean> answers;

    AskedLicences(HostClient host, Expiring<String, Boolean> answers) {
        this.host = host;
        this.answers = answers;
    }

    @Override
    public boolean isActive(Tenant tenant, @Nullable String told) {
        return answers.find(tenant.clientKey()).orElseGet(() -> ask(tenant, told));
    }

    private boolean ask(Tenant tenant, @Nullable String told) {
        try {
            JsonNode addon = host.fetch(tenant, QUESTION).join();
            return answers.keep(
                    tenant.clientKey(), addon.path("license").path("active").asBoolean());
        } catch (CompletionException e) {
            return Licences.asTold().isActive(tenant, told);
        }
    }
}
