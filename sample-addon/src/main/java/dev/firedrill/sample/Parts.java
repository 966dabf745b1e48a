package dev.firedrill.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.atlassian.HostTokens;
import dev.firedrill.sample.atlassian.HttpHostClient;
import dev.firedrill.sample.atlassian.InstallKeyServer;
import dev.firedrill.sample.atlassian.InstallVerifier;
import dev.firedrill.sample.atlassian.RsaInstallSignatures;
import dev.firedrill.sample.atlassian.SharedSecretSignatures;
import dev.firedrill.sample.atlassian.SignedInstallVerifier;
import dev.firedrill.sample.atlassian.TokenSignatures;
import dev.firedrill.sample.tenants.SqlTenantStore;
import dev.firedrill.sample.tenants.TenantStore;
import dev.firedrill.sample.web.Descriptor;
import dev.firedrill.sample.web.Greeter;
import dev.firedrill.sample.web.Licences;
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
        return new HttpHostClient(tokens, Duration.ofSeconds(2), Duration.ofMillis(2500));
    }

    default Licences licences(HostClient host) {
        return Licences.asTold();
    }

    default Greeter greeter(HostClient host) {
        return new Greeter(host);
    }
}
