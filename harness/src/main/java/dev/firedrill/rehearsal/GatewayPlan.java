package dev.firedrill.rehearsal;

import dev.firedrill.addon.ForwardProxy;
import dev.firedrill.network.TrustFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * How an add-on reaches what it knows under Atlassian's names.
 *
 * @param port of the gateway; 0 for any
 * @param folder for the files by which the add-on trusts the run's certificate authority; one that does not exist is
 *     made, and removed after the run
 * @param addressing whether the instances are reached so, too
 */
public record GatewayPlan(int port, Path folder, Addressing addressing) {

    /**
     * The variables that an add-on needs for a gateway.
     *
     * @param url as the add-on knows it
     * @param trusted where the add-on has the files by which it trusts the authority
     */
    static Map<String, String> environment(
            URI url, Path trusted, Map<String, String> inherited, Map<String, String> wanted) {
        var trust = TrustFiles.in(trusted);
        var proxy = new ForwardProxy(url, trust.certificate(), trust.bundle(), trust.trustStore(), TrustFiles.PASSWORD);
        return proxy.environment(inherited, wanted);
    }

    /**
     * The variables for an add-on that somebody else starts, before any run. The files that they name are made, unless
     * there are some, so that the variables do no harm; a run writes its own authority into them.
     *
     * @param inherited the environment in which they will be set
     */
    public Map<String, String> announce(Map<String, String> inherited) throws IOException {
        TrustFiles.in(folder).prepare();
        return environment(URI.create("http://127.0.0.1:" + port), folder, inherited, Map.of());
    }
}
