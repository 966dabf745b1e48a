package dev.firedrill.sample;

import static io.restassured.RestAssured.given;

import com.nimbusds.jwt.JWTClaimsSet;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The add-on under test, addressed as a site does it. */
final class Addon implements AutoCloseable {

    static final Duration REFRESH_PERIOD = Duration.ofMillis(300);

    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(30_000 + (int) (ProcessHandle.current().pid() % 2_000));

    private final Settings settings;
    private final Parts parts;
    private @Nullable TeamNotes running;

    private Addon(Settings settings, Parts parts) {
        this.settings = settings;
        this.parts = parts;
    }

    /** Starts one in this process. */
    Addon(KeyServer keys, Path data, Parts parts) throws IOException {
        this(keys, data, parts, REFRESH_PERIOD);
    }

    /** The same with another time between two background calls to a host. */
    Addon(KeyServer keys, Path data, Parts parts, Duration refreshPeriod) throws IOException {
        this(settings(freePort(), keys.url(), data, refreshPeriod), parts);
        running = TeamNotes.start(settings, parts);
    }

    /** One that runs in another process. */
    static Addon at(int port) {
        return new Addon(settings(port, "", Path.of(""), REFRESH_PERIOD), Parts.standard());
    }

    private static Settings settings(int port, String keysUrl, Path data, Duration refreshPeriod) {
        return new Settings("localhost", port, "http://localhost:" + port, keysUrl, data, refreshPeriod);
    }

    /** None of those that the system chooses from: it might choose it once more before the add-on listens there. */
    static int freePort() {
        return IntStream.generate(NEXT_PORT::getAndIncrement)
                .filter(Addon::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        // Not listened at, because processes that are started meanwhile inherit the socket for a moment.
        try (var socket = new Socket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    String url() {
        return settings.baseUrl();
    }

    void restart() {
        close();
        running = TeamNotes.start(settings, parts);
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }

    /** The paths and queries of tests are percent-encoded already. */
    RequestSpecification request() {
        return given().filter(new JdkTransport()).baseUri(url()).urlEncodingEnabled(false);
    }

    JWTClaimsSet.Builder installClaims(Site site, String event) {
        return Tokens.claims(site.clientKey, Tokens.qsh("POST", "/" + event, ""))
                .audience(url());
    }

    int install(Site site) {
        return signedInstall(site, "installed");
    }

    int uninstall(Site site) {
        return signedInstall(site, "uninstalled");
    }

    /** A site that has another URL now. */
    int installAt(String baseUrl, Site site) {
        Map<String, Object> payload = site.payload("installed");
        payload.put("baseUrl", baseUrl);
        return signedInstall(site, "installed", payload);
    }

    /** The same install several times over, as an impatient host sends it. */
    List<Integer> installAtOnce(Site site) throws Exception {
        return AtOnce.all(Collections.nCopies(6, () -> install(site)));
    }

    private int signedInstall(Site site, String event) {
        return signedInstall(site, event, site.payload(event));
    }

    private int signedInstall(Site site, String event, Map<String, Object> payload) {
        JWTClaimsSet claims = installClaims(site, event).build();
        return callback(event, Tokens.rs256(claims, KeyServer.privateKey(), KeyServer.KEY_ID), payload);
    }

    int callback(String event, String token, Map<String, Object> payload) {
        return request()
                .header("Authorization", "JWT " + token)
                .contentType("application/json")
                .body(payload)
                .post("/" + event)
                .statusCode();
    }

    /** {@code enabled} or {@code disabled}. */
    int announce(Site site, String event) {
        JWTClaimsSet claims = Tokens.claims(site.clientKey, Tokens.qsh("POST", "/" + event, ""))
                .build();
        return callback(event, Tokens.hs256(claims, site.secret()), site.payload(event));
    }

    Response open(Site site, String path, String user) {
        return open(site, path, "lic=active", user);
    }

    /** A page, with a query whose names are in order. */
    Response open(Site site, String path, String query, String user) {
        JWTClaimsSet claims = Tokens.claims(site.clientKey, Tokens.qsh("GET", path, query))
                .subject(user)
                .build();
        return openWith(path, query, Tokens.hs256(claims, site.secret()));
    }

    Response openWith(String path, String query, String token) {
        return request().get(path + "?" + query + "&jwt=" + token);
    }

    /** A call of a page's script. */
    RequestSpecification script(Site site, String user) {
        JWTClaimsSet claims =
                Tokens.claims(site.clientKey, Tokens.CONTEXT_QSH).subject(user).build();
        return request()
                .header("Authorization", "JWT " + Tokens.hs256(claims, site.secret()))
                .contentType("application/json");
    }

    int webhook(Site site, String identifier, String body) {
        JWTClaimsSet claims = Tokens.claims(site.clientKey, Tokens.qsh("POST", "/webhooks/issue-created", ""))
                .build();
        return request()
                .header("Authorization", "JWT " + Tokens.hs256(claims, site.secret()))
                .header("X-Atlassian-Webhook-Identifier", identifier)
                .contentType("application/json")
                .body(body)
                .post("/webhooks/issue-created")
                .statusCode();
    }
}
