package dev.firedrill.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the Docker of this machine. Whether there is one is known within a second: a library that looks for Docker may
 * take minutes to find none. Starts nothing and pulls nothing.
 */
public final class DockerProbe {

    private static final Duration BOUND = Duration.ofSeconds(1);

    /** For one that answers, on a machine that has much else to do. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final String USUAL = "unix:///var/run/docker.sock";
    private static final String USUAL_BRIDGE = "docker0";
    private static final JsonMapper JSON = new JsonMapper();

    private final URI address;

    private DockerProbe(URI address) {
        this.address = address;
    }

    /** At the address that {@code DOCKER_HOST} names, or else at {@code /var/run/docker.sock}. */
    public static DockerProbe ofThisMachine() {
        return of(System.getenv());
    }

    static DockerProbe of(Map<String, String> environment) {
        String named = environment.getOrDefault("DOCKER_HOST", "").strip();
        try {
            return new DockerProbe(URI.create(named.isEmpty() ? USUAL : named));
        } catch (IllegalArgumentException e) {
            // Nobody answers at something that is no address, and whoever asks is shown it.
            return new DockerProbe(URI.create("unreadable:" + named.replaceAll("[^A-Za-z0-9._:/-]", "_")));
        }
    }

    /** Where it is asked, as {@code unix:///path} or {@code tcp://host:port}. */
    public URI address() {
        return address;
    }

    /** Whether it answers, within a second. */
    public boolean answers() {
        return BriefRequest.get(address, "/_ping", BOUND).isPresent();
    }

    /** Whether it runs on this machine, as far as its address says. */
    public boolean here() {
        if (!"tcp".equals(address.getScheme())) {
            return true;
        }
        try {
            return InetAddress.getByName(address.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether it has an image, so that nothing need be pulled. */
    public boolean has(String image) {
        return inspected(image).isPresent();
    }

    /** The same where nobody wants to wait: what is not said within a second is not there. */
    public boolean hasAtOnce(String image) {
        return BriefRequest.get(address, "/images/" + image + "/json", BOUND).isPresent();
    }

    /** The environment that an image gives to its containers; empty for one that is not there. */
    public Map<String, String> environmentOf(String image) {
        var environment = new LinkedHashMap<String, String>();
        inspected(image)
                .ifPresent(found -> found.path("Config").path("Env").forEach(line -> {
                    String text = line.asText();
                    int end = text.indexOf('=');
                    if (end > 0) {
                        environment.put(text.substring(0, end), text.substring(end + 1));
                    }
                }));
        return environment;
    }

    private Optional<JsonNode> inspected(String image) {
        return image.matches("[A-Za-z0-9._:/@-]+")
                ? get("/images/" + image + "/json").flatMap(DockerProbe::json)
                : Optional.empty();
    }

    /**
     * The address of this machine on Docker's default network, at which its containers reach it; empty where Docker
     * runs in a virtual machine, which leads them to loopback.
     */
    public Optional<InetAddress> bridge() {
        String name = get("/networks/bridge")
                .flatMap(DockerProbe::json)
                .map(network -> network.path("Options")
                        .path("com.docker.network.bridge.name")
                        .asText())
                .filter(text -> !text.isEmpty())
                .orElse(USUAL_BRIDGE);
        try {
            return Optional.ofNullable(NetworkInterface.getByName(name))
                    .flatMap(found -> found.inetAddresses()
                            .filter(Inet4Address.class::isInstance)
                            .findFirst());
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private Optional<String> get(String path) {
        return BriefRequest.get(address, path, LOOK);
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
