package dev.firedrill.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.sample.atlassian.BulkheadHostClient;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.atlassian.HostTokens;
import dev.firedrill.sample.atlassian.HttpHostClient;
import dev.firedrill.sample.atlassian.InstallKeyServer;
import dev.firedrill.sample.atlassian.InstallVerifier;
import dev.firedrill.sample.atlassian.RsaInstallSignatures;
import dev.firedrill.sample.atlassian.SharedSecretSignatures;
import dev.firedrill.sample.atlassian.SignedInstallVerifier;
import dev.firedrill.sample.atlassian.TokenSignatures;
import dev.firedrill.sample.background.TitleRefresh;
import dev.firedrill.sample.notes.ActivityStore;
import dev.firedrill.sample.notes.NoteStore;
import dev.firedrill.sample.notes.SqlNoteStore;
import dev.firedrill.sample.tenants.SqlTenantStore;
import dev.firedrill.sample.tenants.TenantStore;
import dev.firedrill.sample.web.Descriptor;
import dev.firedrill.sample.web.Gate;
import dev.firedrill.sample.web.Greeter;
import dev.firedrill.sample.web.Licences;
import dev.firedrill.sample.web.NotesApi;
import dev.firedrill.sample.web.WebhookEffect;
import io.javalin.config.JavalinConfig;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** The parts that {@link TeamNotes} is put together from. Override a method to replace or wrap one. */
public interface Parts {

    /** Also in {@code descriptor.json}. */
    String ADDON_KEY = "team-notes";

    /** As they should be. */
    static Parts standard() {
        return new Parts() {};
    }

    default ObjectNode descriptor(Settings settings) {
        return Descriptor.of(settings.baseUrl());
    }

    default TenantStore tenants(Jdbi database) {
        return new SqlTenantStore(database);
    }

    default NoteStore notes(Jdbi database) {
        return new SqlNoteStore(database);
    }

    default InstallVerifier installVerifier(Settings settings) {
        InstallKeyServer keys = new InstallKeyServer(settings.installKeysUrl());
        return new SignedInstallVerifier(new RsaInstallSignatures(keys), settings::isOurBaseUrl, Clock.systemUTC());
    }

    default TokenSignatures tokenSignatures() {
        return new SharedSecretSignatures();
    }

    /** Half a second less than the 3 s in which a page should be there. */
    default HostClient host() {
        HostTokens tokens = new HostTokens(ADDON_KEY, Clock.systemUTC());
        HostClient http = new HttpHostClient(tokens, Duration.ofSeconds(2), Duration.ofMillis(2500));
        return new BulkheadHostClient(http, 20);
    }

    default Licences licences(HostClient host) {
        return Licences.asTold();
    }

    default Greeter greeter(HostClient host) {
        return new Greeter(host);
    }

    default NotesApi notesApi(Gate gate, NoteStore notes, ActivityStore activity) {
        return new NotesApi(gate, notes, activity);
    }

    /** Stored before the host is told that it need not send it again. */
    default WebhookEffect webhookEffect(ActivityStore activity, HostClient host) {
        return (tenant, event) -> activity.record(tenant.clientKey(), event);
    }

    default TitleRefresh refresh(TenantStore tenants, HostClient host, Duration period) {
        return new TitleRefresh(tenants, host, period, TitleRefresh.growingPauses(period));
    }

    /** What else is to be said about the server. */
    default void configure(JavalinConfig config) {}
}
