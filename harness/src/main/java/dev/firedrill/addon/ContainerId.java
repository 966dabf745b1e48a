package dev.firedrill.addon;

import dev.firedrill.docker.DockerProbe;

/**
 * Which container.
 *
 * @param id Docker's own, in full
 */
public record ContainerId(String id) implements AddonId {

    private static final int SHORT = 12;

    @Override
    public boolean end() throws AddonFailedException {
        try {
            var probe = DockerProbe.ofThisMachine();
            if (!probe.answers()) {
                throw new AddonFailedException("Docker does not answer at " + probe.address());
            }
            try (var docker = Docker.at(probe.address())) {
                return docker.remove(id);
            }
        } catch (RuntimeException e) {
            throw new AddonFailedException(String.valueOf(e.getMessage()));
        } catch (NoClassDefFoundError e) {
            throw new AddonFailedException("Testcontainers is not on the class path");
        }
    }

    @Override
    public String describe() {
        return "container " + id.substring(0, Math.min(SHORT, id.length()));
    }
}
