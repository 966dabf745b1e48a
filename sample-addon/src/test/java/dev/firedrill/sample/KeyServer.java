package dev.firedrill.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands in for Atlassian's server of install keys; it has one key. */
final class KeyServer implements AutoCloseable {

    static final String KEY_ID = "key-1";

    private static final KeyPair KEYS = newKeys();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Delay delay = new Delay();
    private volatile int status = 200;
    private volatile boolean cutsConnections;

    KeyServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        delay.pass();
        if (cutsConnections) {
            throw new IOException("On purpose: the server closes the connection.");
        }
        boolean known = exchange.getRequestURI().getPath().equals("/" + KEY_ID);
        byte[] body = (known ? pem() : "<html>No such key</html>").getBytes(UTF_8);
        exchange.sendResponseHeaders(known ? status : 403, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    static PrivateKey privateKey() {
        return KEYS.getPrivate();
    }

    static String pem() {
        String key = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(KEYS.getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n";
    }

    void answerWith(int newStatus) {
        status = newStatus;
    }

    void answerAfter(Duration duration) {
        delay.set(duration);
    }

    void cutConnections(boolean cut) {
        cutsConnections = cut;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
