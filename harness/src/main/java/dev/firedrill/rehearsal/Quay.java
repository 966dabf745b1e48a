package dev.firedrill.rehearsal;

import dev.firedrill.addon.AddonEnvironment;
import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.addon.AddonImage;
import dev.firedrill.docker.DockerProbe;
import dev.firedrill.host.KeyServer;
import dev.firedrill.host.Vantage;
import dev.firedrill.network.Gateway;
import dev.firedrill.network.TrustFiles;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Where this machine and an add-on in a container meet: what each has to know of the other. */
final class Quay {

    /** Docker leads it to the machine on which the container runs. */
    private static final String HOST = "host.docker.internal";

    private static final Path TRUST = Path.of("/firedrill-trust");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private Quay() {}

    /**
     * From where an add-on sees this machine.
     *
     * @throws AddonFailedException when it is to run in a container, and there is no Docker
     */
    static Vantage vantage(Target target, DockerProbe docker) throws AddonFailedException {
        if (target.image() == null) {
            return Vantage.here();
        }
        if (!docker.here()) {
            throw new AddonFailedException("The add-on's container must run on this machine, and DOCKER_HOST names"
                    + " another one: " + docker.address() + ". Unset it, or let it name the Docker of this machine.");
        }
        if (!docker.answers()) {
            throw new AddonFailedException("'addon.image' needs Docker, and nothing answers within a second at "
                    + docker.address() + ". Start Docker, see that this user may use it, or say where it is:"
                    + " DOCKER_HOST=unix:///path/to/docker.sock, or tcp://127.0.0.1:PORT.");
        }
        return new Vantage(
                Optional.of(HOST), docker.bridge().map(List::<InetAddress>of).orElse(List.of()));
    }

    /** The container to be, with nothing of this process's environment. */
    static AddonImage image(RunPlan plan, KeyServer keys, Gateway gateway, DockerProbe docker) {
        Target target = plan.target();
        String name = Objects.requireNonNull(target.image());
        URI descriptor = target.descriptor();
        Map<String, String> environment =
                new LinkedHashMap<>(AddonEnvironment.of(keys.url(), Theatre.baseUrl(descriptor), List.of(HOST)));
        environment.putAll(target.environment());
        environment.putAll(
                GatewayPlan.environment(gateway.url(), TRUST, docker.environmentOf(name), target.environment()));
        InetSocketAddress dialled = target.connectTo();
        return new AddonImage(
                name,
                environment,
                files(plan.gateway().folder()),
                dialled == null ? port(descriptor) : dialled.getPort(),
                port(descriptor),
                HOST,
                plan.run(),
                plan.addonLog());
    }

    private static Map<String, Path> files(Path folder) {
        var there = TrustFiles.in(TRUST);
        var here = TrustFiles.in(folder);
        var files = new LinkedHashMap<String, Path>();
        files.put(there.certificate().toString(), here.certificate());
        files.put(there.bundle().toString(), here.bundle());
        files.put(there.trustStore().toString(), here.trustStore());
        return files;
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? HTTPS : HTTP;
    }
}
