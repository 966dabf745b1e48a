package dev.firedrill.host;

import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.host.Signatures.Signature;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The OAuth 2 server at which an add-on gets access tokens that act as a user: {@code POST <url>/oauth2/token} with an
 * assertion (RFC 7523) signed with the tenant's secret. The instances' front doors let such a token in, as
 * {@code Authorization: Bearer}.
 */
public final class TokenService implements AutoCloseable {

    /** The name under which add-ons know Atlassian's own. */
    public static final String PUBLIC_NAME = "oauth-2-authorization-server.services.atlassian.com";

    /** How long a token is good; source: what frameworks assume of Atlassian's. */
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final String PATH = "/oauth2/token";
    private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String SCOPE = "ACT_AS_USER";

    private final Host host;
    private final boolean mayActAsUsers;
    private final Duration lifetime;
    private final History history;
    private final EventLoopGroup loop;
    private final WebServer server;

    private TokenService(Host host, boolean mayActAsUsers, Duration lifetime, History history) throws IOException {
        this.host = host;
        this.mayActAsUsers = mayActAsUsers;
        this.lifetime = lifetime;
        this.history = history;
        this.loop = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("firedrill-token-service", true), NioIoHandler.newFactory());
        this.server = listen();
    }

    /**
     * Starts on any free port of loopback.
     *
     * @param host whose tenants' users the add-on may act as
     * @param scopes the scopes that the add-on's descriptor asks for; without {@code ACT_AS_USER} nothing is granted
     */
    public static TokenService start(Host host, Set<String> scopes, History history) throws IOException {
        return start(host, scopes, LIFETIME, history);
    }

    static TokenService start(Host host, Set<String> scopes, Duration lifetime, History history) throws IOException {
        return new TokenService(host, scopes.contains(SCOPE), lifetime, history);
    }

    private WebServer listen() throws IOException {
        try {
            return WebServer.listen(loop, InetAddress.getLoopbackAddress(), 0, this::serve);
        } catch (IOException e) {
            stopLoop();
            throw e;
        }
    }

    /** What an add-on appends {@code /oauth2/token} to. */
    public String url() {
        return "http://" + address().getAddress().getHostAddress() + ":"
                + address().getPort();
    }

    /** The address at which it listens. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** Stops listening; what was granted stays good. */
    @Override
    public void close() {
        server.close();
        stopLoop();
    }

    private void stopLoop() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private void serve(WebExchange exchange) {
        WebRequest request = exchange.request();
        if (!request.path().equals(PATH)) {
            exchange.reply(WebReply.empty(404));
        } else if (!request.method().equals("POST")) {
            exchange.reply(WebReply.empty(405).with("Allow", "POST"));
        } else {
            answer(exchange, history.clock().elapsed(), decide(request));
        }
    }

    private void answer(WebExchange exchange, Duration arrived, Decision decision) {
        exchange.whenOver(status -> history.append(
                decision.instance().map(Instance::rehearsal).orElse(""),
                decision.instance().map(Instance::tenant).orElse(""),
                new Fact.TokenAsked(decision.user(), status, decision.why()),
                arrived,
                List.of(exchange.transcript())));
        exchange.reply(decision.reply().with("Cache-Control", "no-store").with("Pragma", "no-cache"));
    }

    /** What is answered, and what the history is told. */
    private record Decision(WebReply reply, Optional<Instance> instance, String user, String why) {

        /** A refusal in the words of RFC 6749, 5.2. */
        static Decision refused(String error, String why) {
            var body = Json.object().put("error", error).put("error_description", why);
            return new Decision(WebReply.json(400, body), Optional.empty(), "", why);
        }

        static Decision granted(String token, Duration lifetime) {
            var body = Json.object()
                    .put("access_token", token)
                    .put("expires_in", lifetime.toSeconds())
                    .put("token_type", "Bearer");
            return new Decision(WebReply.json(200, body), Optional.empty(), "", "");
        }

        Decision on(Assertion assertion) {
            return new Decision(reply, assertion.instance(), assertion.subject(), why);
        }
    }

    private Decision decide(WebRequest request) {
        Optional<String> token = request.formParameter("assertion");
        if (!request.formParameter("grant_type").equals(Optional.of(GRANT_TYPE))) {
            return Decision.refused("unsupported_grant_type", "the grant type is not " + GRANT_TYPE);
        }
        if (token.isEmpty()) {
            return Decision.refused("invalid_request", "there is no assertion");
        }
        return Assertion.read(token.get(), host.signatures())
                .map(assertion -> decide(assertion, token.get()).on(assertion))
                .orElseGet(() -> Decision.refused("invalid_grant", "the assertion is no token"));
    }

    private Decision decide(Assertion assertion, String token) {
        if (!mayActAsUsers) {
            return Decision.refused("unauthorized_client", "the descriptor does not ask for the scope " + SCOPE);
        }
        if (assertion.instance().isEmpty()) {
            return Decision.refused("invalid_client", "no installation has this client id");
        }
        Instance instance = assertion.instance().get();
        return host.signatures()
                .of(token, instance)
                .map(signature -> decide(assertion, instance, signature))
                .orElseGet(() -> Decision.refused("invalid_grant", "signed with no secret of any tenant"));
    }

    private Decision decide(Assertion assertion, Instance instance, Signature signature) {
        var audiences = Set.of("https://" + PUBLIC_NAME, url());
        return assertion
                .objection(instance, signature, audiences, history.clock().now())
                .map(why -> Decision.refused("invalid_grant", why))
                .or(() -> assertion.user(instance).map(user -> granted(signature, user)))
                .orElseGet(() -> Decision.refused("invalid_grant", "no such user in this tenant"));
    }

    private Decision granted(Signature signature, User user) {
        return Decision.granted(host.accessTokens().grant(signature, user, lifetime), lifetime);
    }
}
