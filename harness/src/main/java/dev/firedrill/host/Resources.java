package dev.firedrill.host;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathTemplate;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.direct.DirectCallHttpServer;
import com.github.tomakehurst.wiremock.direct.DirectCallHttpServerFactory;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Response;
import dev.firedrill.host.WebRequest.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the instances answer: a team's mappings first, then the host's own resources, then that there is no such
 * resource. WireMock finds the one that is meant and is called directly; it opens no port and keeps no journal.
 */
final class Resources {

    /** Our own headers, which never leave the host and are not taken from outside. */
    static final String OWN_HEADERS = "x-firedrill-";

    static final String INSTANCE = "X-Firedrill-Instance";
    static final String PRODUCT = "X-Firedrill-Product";
    static final String USER = "X-Firedrill-User";
    static final String NO_SUCH_RESOURCE = "X-Firedrill-No-Such-Resource";

    // A lower number goes first, and a mapping that names no priority has 5.
    private static final int OURS = 1_000_000;
    private static final int LAST = OURS + 1;

    private final Map<String, Instance> instances = new ConcurrentHashMap<>();
    private final DirectCallHttpServer direct;

    /** An answer, and whether any resource was meant. */
    record Found(WebReply reply, boolean matched) {}

    Resources(List<Resource> resources, Mappings mappings) {
        var factory = new DirectCallHttpServerFactory();
        var unknown = new NoSuchResource();
        var server = new WireMockServer(configuration(factory, resources, unknown, mappings));
        mappings.stubs().forEach(server::addStubMapping);
        resources.forEach(resource -> stub(server, resource));
        server.stubFor(any(anyUrl())
                .atPriority(LAST)
                .willReturn(aResponse().withTransformers(ResourceTransformer.nameOf(unknown))));
        this.direct = factory.getHttpServer();
    }

    private WireMockConfiguration configuration(
            DirectCallHttpServerFactory factory, List<Resource> resources, Resource unknown, Mappings mappings) {
        List<Extension> extensions = new ArrayList<>();
        resources.forEach(resource -> extensions.add(new ResourceTransformer(resource, instances)));
        extensions.add(new ResourceTransformer(unknown, instances));
        extensions.add(new InstanceInTemplates(instances));
        return WireMockConfiguration.options()
                .httpServerFactory(factory)
                .notifier(new Slf4jNotifier(false))
                .disableRequestJournal()
                .mappingSource(new NoMappingsSource())
                .fileSource(mappings.files())
                .extensions(extensions.toArray(Extension[]::new));
    }

    private static void stub(WireMockServer server, Resource resource) {
        for (Resource.Route route : resource.routes()) {
            server.stubFor(request(route.method(), urlPathTemplate(route.pathTemplate()))
                    .withHeader(PRODUCT, equalTo(route.product().key()))
                    .atPriority(OURS)
                    .willReturn(aResponse().withTransformers(ResourceTransformer.nameOf(resource))));
        }
    }

    void add(Instance instance) {
        instances.put(instance.clientKey(), instance);
    }

    /**
     * Answers a request that was let in.
     *
     * @param actingAs the user as whom the add-on acts; empty for its own account
     */
    Found answer(Instance instance, WebRequest request, Optional<User> actingAs) {
        List<HttpHeader> headers = new ArrayList<>();
        headers.add(new HttpHeader(INSTANCE, instance.clientKey()));
        headers.add(new HttpHeader(PRODUCT, instance.product().key()));
        actingAs.ifPresent(user -> headers.add(new HttpHeader(USER, user.accountId())));
        request.headers().stream()
                .filter(header -> !header.prefixed(OWN_HEADERS) && !header.named("Authorization"))
                .forEach(header -> headers.add(new HttpHeader(header.name(), header.value())));
        String url = instance.door().baseUrl().resolve("/")
                + LegalUrl.of(request.target().substring(1));
        return found(direct.stubRequest(new ArrivedRequest(url, request, headers)));
    }

    private static Found found(Response response) {
        List<Header> headers = new ArrayList<>();
        for (HttpHeader header : response.getHeaders().all()) {
            header.values().forEach(value -> headers.add(new Header(header.key(), value)));
        }
        boolean matched = headers.stream().noneMatch(header -> header.named(NO_SUCH_RESOURCE));
        headers.removeIf(Resources::staysInside);
        return new Found(new WebReply(response.getStatus(), headers, response.getBody()), matched);
    }

    private static boolean staysInside(Header header) {
        return switch (header.name().toLowerCase(Locale.ROOT)) {
            case "content-length", "transfer-encoding", "connection", "matched-stub-id", "matched-stub-name" -> true;
            default -> header.prefixed(OWN_HEADERS);
        };
    }
}
