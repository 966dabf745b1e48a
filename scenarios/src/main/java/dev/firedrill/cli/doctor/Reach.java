package dev.firedrill.cli.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.rehearsal.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** Looks from this host at an add-on that runs, down from its name to its descriptor; ends where nothing is beneath. */
public final class Reach {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Source: tokens of Connect live for three minutes; half a minute is as much as a time server tolerates. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Target target;
    private final Supplier<Instant> now;
    private final List<Diagnosis> found = new ArrayList<>();

    /** The way to this add-on. */
    public Reach(Target target, Supplier<Instant> now) {
        this.target = target;
        this.now = now;
    }

    /** Looks as far as it gets. */
    public List<Diagnosis> look() throws InterruptedException {
        if (resolves() && accepts() && target.connectTo() == null) {
            answers();
        }
        return List.copyOf(found);
    }

    private InetSocketAddress dialled() {
        InetSocketAddress given = target.connectTo();
        URI url = target.descriptor();
        int port = url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? HTTPS : HTTP;
        return given != null ? given : InetSocketAddress.createUnresolved(String.valueOf(url.getHost()), port);
    }

    private boolean resolves() {
        String host = dialled().getHostString();
        try {
            String addresses = Arrays.stream(InetAddress.getAllByName(host))
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.joining(", "));
            return reachable(host, addresses);
        } catch (UnknownHostException e) {
            found.add(Diagnosis.ill(
                    "name of the add-on",
                    "nobody knows '" + host + "'",
                    "Check the URL; --connect-to HOST:PORT dials something else in its place."));
            return false;
        }
    }

    /** What is not on this machine is not so much as dialled. */
    private boolean reachable(String host, String addresses) throws UnknownHostException {
        boolean here = InetAddress.getByName(host).isLoopbackAddress();
        found.add(
                here || target.owned()
                        ? Diagnosis.well("name of the add-on", host + " is " + addresses)
                        : Diagnosis.ill(
                                "name of the add-on",
                                host + " is " + addresses + ", which is not this machine",
                                "Test an add-on on loopback; --connect-to HOST:PORT dials something else in its place,"
                                        + " and --i-own-this vouches for a deployment of your own."));
        return here || target.owned();
    }

    private boolean accepts() {
        InetSocketAddress at = dialled();
        String name = "connection to " + at.getHostString() + ":" + at.getPort();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(at.getHostString(), at.getPort()), (int) PATIENCE.toMillis());
            found.add(Diagnosis.well(name, "accepted"));
            return true;
        } catch (IOException e) {
            found.add(Diagnosis.ill(
                    name,
                    String.valueOf(e.getMessage()),
                    "Start the add-on first, or give Firedrill its command ('-- npm start' or 'addon.command'); one in"
                            + " a container must publish this port on 127.0.0.1."));
            return false;
        }
    }

    private void answers() throws InterruptedException {
        try {
            var client = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
            var request = HttpRequest.newBuilder(target.descriptor())
                    .timeout(PATIENCE)
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            skew(answer);
            descriptor(answer);
        } catch (SSLException e) {
            found.add(Diagnosis.ill(
                    "TLS of the add-on",
                    String.valueOf(e.getMessage()),
                    "This host trusts what this JVM trusts; for a test, let the add-on speak http on loopback."));
        } catch (IOException e) {
            found.add(Diagnosis.ill(
                    "descriptor",
                    "no answer: " + e.getMessage(),
                    "The port is open, and what listens there does not answer HTTP in " + PATIENCE.toSeconds()
                            + " s."));
        }
    }

    private void skew(HttpResponse<String> answer) {
        String date = answer.headers().firstValue("Date").orElse("");
        try {
            Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration skew = Duration.between(now.get(), theirs);
            found.add(
                    skew.abs().compareTo(SKEW) <= 0
                            ? Diagnosis.well("clocks", "the add-on's and this one agree")
                            : Diagnosis.ill(
                                    "clocks",
                                    "the add-on's is " + skew.abs().toSeconds() + " s "
                                            + (skew.isNegative() ? "behind" : "ahead"),
                                    "Tokens are good for three minutes: set the clock of the machine or container"
                                            + " that it runs in."));
        } catch (DateTimeException e) {
            found.add(Diagnosis.well("clocks", "not compared: the add-on sends no Date"));
        }
    }

    private void descriptor(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            found.add(Diagnosis.ill(
                    "descriptor",
                    "answered " + answer.statusCode(),
                    "Check the path of the URL; frameworks serve it at /atlassian-connect.json."));
            return;
        }
        try {
            JsonNode json = new JsonMapper().readTree(answer.body());
            String key = json.path("key").asText();
            String baseUrl = json.path("baseUrl").asText();
            found.add(
                    key.isEmpty() || baseUrl.isEmpty()
                            ? Diagnosis.ill(
                                    "descriptor",
                                    "has no key or no baseUrl",
                                    "Both are required; a run says everything that is wrong with it.")
                            : base(key, baseUrl));
        } catch (JsonProcessingException e) {
            found.add(Diagnosis.ill(
                    "descriptor", "is no JSON", "Check the path of the URL: this may be a web page of the add-on."));
        }
    }

    private Diagnosis base(String key, String baseUrl) {
        String url = target.descriptor().toString();
        return url.startsWith(baseUrl.endsWith("/") ? baseUrl : baseUrl + "/")
                ? Diagnosis.well("descriptor", "'" + key + "', which says that it is at " + baseUrl)
                : Diagnosis.doubtful(
                        "descriptor",
                        "'" + key + "' says that it is at " + baseUrl + ", and was found at " + url,
                        "Tokens are made for its base URL: set AC_LOCAL_BASE_URL or ADDON_BASE_URL as 'firedrill env'"
                                + " prints them.");
    }
}
