package dev.firedrill.host;

import static io.restassured.RestAssured.given;

import dev.firedrill.connect.Claims;
import dev.firedrill.connect.Product;
import dev.firedrill.connect.Qsh;
import dev.firedrill.connect.TokenSigner;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.network.ToxicLinks;
import dev.firedrill.time.RunClock;
import io.restassured.RestAssured;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A host with links and a history, and an add-on that calls it. */
final class RunningHost implements AfterEachCallback {

    static {
        RestAssured.replaceFiltersWith(new LocaleProof());
    }

    static final String ADDON = "example-addon";
    static final String REHEARSAL = "URL-01";

    private final History history = new History(RunClock.start());
    private final ToxicLinks links = started();
    private @Nullable Host host;

    private static ToxicLinks started() {
        try {
            return ToxicLinks.start(7);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Host host() {
        if (host == null) {
            host = start(null);
        }
        return host;
    }

    Host withMappings(Path mappings) {
        Host started = start(mappings);
        host = started;
        return started;
    }

    private Host start(@Nullable Path mappings) {
        try {
            return Host.start(new HostOptions("run7", ADDON, mappings), links, history);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    History history() {
        return history;
    }

    List<Entry> calls() {
        return history.entries().stream()
                .filter(entry -> entry.fact() instanceof Fact.HostCalled)
                .toList();
    }

    /** The facts of a kind, in order. */
    <F extends Fact> List<F> facts(Class<F> kind) {
        return history.entries().stream()
                .map(Entry::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    Entry lastCall() {
        return calls().get(calls().size() - 1);
    }

    Fact.HostCalled lastCallFact() {
        return (Fact.HostCalled) lastCall().fact();
    }

    /** An instance in which the add-on is installed and enabled. */
    Instance installed(Product product, String tenant) {
        Instance instance = host().open(product, tenant, REHEARSAL);
        instance.installation().acknowledge(instance.installation().mint());
        instance.installation().enable(true);
        return instance;
    }

    Instance jira(String tenant) {
        return installed(Product.JIRA, tenant);
    }

    Instance confluence(String tenant) {
        return installed(Product.CONFLUENCE, tenant);
    }

    Response get(Instance instance, String target) {
        return call(instance, Method.GET, target, "");
    }

    Response call(Instance instance, Method method, String target, String body) {
        RequestSpecification request = given().urlEncodingEnabled(false)
                .header("Authorization", "JWT " + token(instance, method.name(), target));
        return (body.isEmpty()
                        ? request
                        : request.contentType("application/json").body(body))
                .request(method, instance.baseUrl() + target);
    }

    Response getWith(Instance instance, String target, UnaryOperator<Claims> changed) {
        Claims claims = changed.apply(claims(instance, "GET", target));
        return getWithToken(instance, target, TokenSigner.hs256(claims, secret(instance)));
    }

    Response getWithToken(Instance instance, String target, String token) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "JWT " + token)
                .get(instance.baseUrl() + target);
    }

    String token(Instance instance, String method, String target) {
        return TokenSigner.hs256(claims(instance, method, target), secret(instance));
    }

    Claims claims(Instance instance, String method, String target) {
        URI url = URI.create(instance.baseUrl() + target);
        return Claims.issuedBy(ADDON, history.clock().now(), Duration.ofMinutes(3))
                .withQsh(Qsh.of(method, url, instance.product().contextPath()));
    }

    static String secret(Instance instance) {
        return instance.installation().current().orElseThrow().value();
    }

    /** Nothing arrives any more. */
    void closeLinks() {
        links.close();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (host != null) {
            host.close();
        }
        links.close();
    }
}
