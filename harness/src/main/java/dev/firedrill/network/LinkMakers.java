package dev.firedrill.network;

import dev.firedrill.docker.DockerProbe;
import dev.firedrill.host.Vantage;
import java.io.IOException;

/** Gets hold of the server that a user asked for. */
final class LinkMakers {

    private static final DockerProbe DOCKER = DockerProbe.ofThisMachine();
    private static final String EMBEDDED = "the embedded Toxiproxy";

    private LinkMakers() {}

    /** A server that answers. */
    static LinkMaker start(ToxiproxySource source, long seed, Vantage vantage) throws IOException {
        if (source instanceof ToxiproxySource.Running running) {
            return RunningMaker.at(running.api());
        } else if (container(source)) {
            return contained();
        }
        String told = source instanceof ToxiproxySource.Auto
                ? EMBEDDED + ", because Docker (" + DOCKER.address() + ") does not have " + ToxiproxySource.IMAGE
                : EMBEDDED;
        return EmbeddedMaker.start(seed, vantage, told);
    }

    /** One question to Docker, which must be answered within a second. */
    private static boolean container(ToxiproxySource source) {
        return source instanceof ToxiproxySource.Container
                || (source instanceof ToxiproxySource.Auto && DOCKER.here() && DOCKER.hasAtOnce(ToxiproxySource.IMAGE));
    }

    private static LinkMaker contained() throws IOException {
        try {
            return ContainedMaker.start(DOCKER);
        } catch (NoClassDefFoundError e) {
            throw new ToxiproxyUnavailableException(
                    "A Toxiproxy in a container needs Testcontainers, which is not on the class path: add"
                            + " org.testcontainers:testcontainers to the tests' dependencies, or use the embedded one.",
                    e);
        }
    }
}
