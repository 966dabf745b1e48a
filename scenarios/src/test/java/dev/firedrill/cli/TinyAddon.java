package dev.firedrill.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The smallest add-on that passes INS-01, with one page and a memory of what it was told; and what can be wrong with
 * it. Uses nothing but the JDK, so that it starts in no time as a process, too.
 */
public final class TinyAddon implements AutoCloseable {

    /** What can be wrong with it. */
    public enum Trait {
        /** Answers that it is not ready. */
        NEVER_READY,
        /** Ends before it is ready. */
        DIES,
        /** Answers the descriptor's URL with a web page. */
        NO_DESCRIPTOR,
        /** Breaks three rules for descriptors. */
        BROKEN_DESCRIPTOR,
        /** Says that it is somewhere else. */
        ELSEWHERE,
        /** Does without authentication, and needs no callbacks. */
        OPEN_TO_ALL,
        /** Refuses installs without so much as asking for the key. */
        REFUSES_INSTALLS,
        /** Breaks at the twelfth install, of which nobody but the host knows that others came with it. */
        BREAKS_AT_TWELFTH_INSTALL,
        /** Never lets in the users of the tenant that INS-01 installs. */
        SHUTS_OUT_ACME,
        /** Refuses the install of that tenant. */
        REFUSES_ACME,
        /** Takes the install of that tenant, and never answers. */
        HANGS_ON_ACME,
        /** Keeps its tenants in a file, where it finds them when it is started again. */
        REMEMBERS,
    }

    /** The file, in the folder where it works. */
    static final Path MEMORY = Path.of("tenants");

    private static final Pattern KEY = Pattern.compile("\"clientKey\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("\"sharedSecret\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern KID = Pattern.compile("\"kid\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern ISSUER = Pattern.compile("\"iss\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("(?:^|&)jwt=([^.&]+)\\.([^.&]+)\\.([^.&]+)");
    private static final String ACME = "-acme-";
    private static final int TWELFTH = 12;

    private final HttpServer server;
    private final @Nullable String keys;
    private volatile boolean talks;
    private final Set<Trait> traits;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, String> tenants = new ConcurrentHashMap<>();
    private final List<String> secrets = new CopyOnWriteArrayList<>();
    private final AtomicInteger installs = new AtomicInteger();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch acme = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    private TinyAddon(HttpServer server, @Nullable String keys, Set<Trait> traits) throws IOException {
        this.server = server;
        this.keys = keys;
        this.traits = traits;
        remember();
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Starts it in this process.
     *
     * @param keys where it asks for install keys; null to believe whoever uninstalls
     */
    public static TinyAddon start(int port, @Nullable String keys, Trait... traits) throws IOException {
        var set = EnumSet.noneOf(Trait.class);
        set.addAll(Arrays.asList(traits));
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new TinyAddon(HttpServer.create(address, 0), keys, set);
    }

    /** Runs it as a process; the words name its traits. */
    public static void main(String[] words) throws IOException {
        var traits = Arrays.stream(words).map(Trait::valueOf).toArray(Trait[]::new);
        System.out.println("tiny add-on: starting");
        if (List.of(traits).contains(Trait.DIES)) {
            System.out.println("tiny add-on: there is no database");
            System.exit(7);
        }
        start(Integer.parseInt(System.getenv("PORT")), System.getenv("CONNECT_KEYS_CDN_URL"), traits).talks = true;
    }

    private void remember() throws IOException {
        if (traits.contains(Trait.REMEMBERS) && Files.exists(MEMORY)) {
            Files.readAllLines(MEMORY)
                    .forEach(line ->
                            tenants.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        }
    }

    private synchronized void memorise() throws IOException {
        if (traits.contains(Trait.REMEMBERS)) {
            Files.write(
                    MEMORY,
                    tenants.entrySet().stream()
                            .map(tenant -> tenant.getKey() + " " + tenant.getValue())
                            .toList());
        }
    }

    /** A process has no other way to say what it was told. */
    private void say(String what) {
        if (talks) {
            System.out.println("tiny add-on: " + what);
        }
    }

    /** Where its descriptor is. */
    public String url() {
        return base() + "/atlassian-connect.json";
    }

    private String base() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The tenants that it believes to be installed. */
    Set<String> tenants() {
        return tenants.keySet();
    }

    /** Every secret that it was ever handed. */
    List<String> secrets() {
        return secrets;
    }

    /** The paths of the requests that it had. */
    List<String> asked() {
        return asked;
    }

    /** Waits until the scenario is in full swing. */
    void awaitAcme() throws InterruptedException {
        if (!acme.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("Nobody came from the tenant 'acme'; it was asked for " + asked);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        switch (path) {
            case "/atlassian-connect.json" -> describe(exchange);
            case "/installed" -> install(exchange);
            case "/uninstalled" -> uninstall(exchange);
            default -> page(exchange);
        }
    }

    private void describe(HttpExchange exchange) throws IOException {
        if (traits.contains(Trait.NEVER_READY)) {
            answer(exchange, 503, "starting");
        } else if (traits.contains(Trait.NO_DESCRIPTOR)) {
            answer(exchange, 200, "<html>Welcome</html>");
        } else if (traits.contains(Trait.BROKEN_DESCRIPTOR)) {
            answer(exchange, 200, "{\"baseUrl\": \"nowhere\", \"authentication\": {\"type\": \"oauth\"}}");
        } else {
            answer(exchange, 200, descriptor());
        }
    }

    private String descriptor() {
        boolean open = traits.contains(Trait.OPEN_TO_ALL);
        return """
                {
                  "key": "tiny",
                  "name": "Tiny",
                  "baseUrl": "%s",
                  "authentication": {"type": "%s"},
                  "apiMigrations": {"signed-install": true, "context-qsh": true},
                  "lifecycle": {%s},
                  "modules": {"generalPages": [{"key": "home", "name": {"value": "Home"}, "url": "/home"}]}
                }
                """.formatted(
                        traits.contains(Trait.ELSEWHERE) ? "https://addon.example.com" : base(),
                        open ? "none" : "jwt",
                        open ? "" : "\"installed\": \"/installed\", \"uninstalled\": \"/uninstalled\"");
    }

    private void install(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = found(KEY, body);
        String secret = found(SECRET, body);
        if (key == null || secret == null || refuses(key)) {
            answer(exchange, 401, "");
            return;
        }
        secrets.add(secret);
        if (installs.incrementAndGet() == TWELFTH && traits.contains(Trait.BREAKS_AT_TWELFTH_INSTALL)) {
            answer(exchange, 500, "");
            return;
        }
        if (key.contains(ACME) && traits.contains(Trait.HANGS_ON_ACME)) {
            acme.countDown();
            awaitClosing();
        }
        say("installed " + key);
        tenants.put(key, secret);
        memorise();
        answer(exchange, 204, "");
    }

    private boolean refuses(String key) {
        return traits.contains(Trait.REFUSES_INSTALLS) || (traits.contains(Trait.REFUSES_ACME) && key.contains(ACME));
    }

    private void awaitClosing() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void uninstall(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = String.valueOf(found(KEY, body));
        boolean known = vouched(exchange) && tenants.remove(key) != null;
        memorise();
        say("" + (known ? "" : "not ") + "uninstalled " + key);
        answer(exchange, known ? 204 : 401, "");
    }

    /** Whether the key server has the key that the token names; whose it is, it does not ask. */
    private boolean vouched(HttpExchange exchange) {
        if (keys == null) {
            return true;
        }
        String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] header = Base64.getUrlDecoder().decode(token.replaceAll("^JWT |\\..*$", ""));
        String kid = found(KID, new String(header, StandardCharsets.UTF_8));
        try {
            URI.create(keys + "/" + kid).toURL().openStream().close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        String key = visitor(String.valueOf(exchange.getRequestURI().getRawQuery()));
        if (key != null && key.contains(ACME)) {
            say("page of acme");
            acme.countDown();
        }
        boolean shut = key == null || (key.contains(ACME) && traits.contains(Trait.SHUTS_OUT_ACME));
        answer(exchange, shut ? 401 : 200, shut ? "no" : "<html>Good morning</html>");
    }

    /** The tenant that signed a page's token; null when none did. */
    private @Nullable String visitor(String query) {
        Matcher token = TOKEN.matcher(query);
        if (!token.find()) {
            return null;
        }
        String key =
                found(ISSUER, new String(Base64.getUrlDecoder().decode(token.group(2)), StandardCharsets.ISO_8859_1));
        String secret = key == null ? null : tenants.get(key);
        return secret != null
                        && signature(secret, token.group(1) + "." + token.group(2))
                                .equals(token.group(3))
                ? key
                : null;
    }

    private static String signature(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static @Nullable String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
