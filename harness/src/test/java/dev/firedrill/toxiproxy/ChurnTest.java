package dev.firedrill.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.firedrill.time.Await;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** Ten thousand connections that come and go, in peace and otherwise, leave nothing behind. */
@Isolated("It counts open sockets and watches every buffer for leaks")
@Tag("lasting")
class ChurnTest {

    private static final int CONNECTIONS = 10_000;
    private static final int AT_ONCE = 4;
    private static final int GIVE_OR_TAKE = 40;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Leaks leaks = new Leaks();

    @RegisterExtension
    final Bench bench = new Bench();

    @BeforeEach
    void watch() {
        leaks.watch();
    }

    @AfterEach
    void watchNoMore() {
        leaks.watchNoMore();
    }

    @Test
    void nothing_is_left_of_connections_that_are_gone() throws Exception {
        CompletableFuture<Void> echoing = CompletableFuture.runAsync(() -> echo(bench.upstream), Talk.THREADS);
        bench.proxy("p");
        bench.toxic("p", "{'type':'slicer','attributes':{'average_size':7,'size_variation':3}}");
        bench.toxic("p", "{'type':'limit_data','toxicity':0.1,'attributes':{'bytes':5}}");
        bench.toxic("p", "{'type':'accept_close','toxicity':0.1}");
        bench.toxic("p", "{'type':'latency','stream':'upstream','toxicity':0.1,'attributes':{'latency':3}}");
        InetSocketAddress address = bench.listen("p");
        long before = open();

        List<CompletableFuture<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            clients.add(CompletableFuture.supplyAsync(() -> talk(address), Talk.THREADS));
        }
        int whole = 0;
        for (CompletableFuture<Integer> client : clients) {
            whole += client.get(2, TimeUnit.MINUTES);
        }

        assertThat(whole).isBetween(CONNECTIONS / 2, CONNECTIONS * 9 / 10);
        Await.until("every socket is closed", SOON, ChurnTest::open, now -> now <= before + GIVE_OR_TAKE);
        bench.upstream.close();
        echoing.get(1, TimeUnit.MINUTES);
        leaks.assertNone();
    }

    private static long open() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getOpenFileDescriptorCount()
                : 0;
    }

    /** Opens its share of connections, one after the other, and returns how many were answered whole. */
    private static int talk(InetSocketAddress address) {
        int whole = 0;
        for (int i = 0; i < CONNECTIONS / AT_ONCE; i++) {
            whole += isAnswered(address, i) ? 1 : 0;
        }
        return whole;
    }

    // Most are reset in the end, because those that end in peace keep their ports for a minute.
    private static boolean isAnswered(InetSocketAddress address, int number) {
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            socket.setSoTimeout((int) SOON.toMillis());
            String text = "connection " + number;
            Line.say(socket, text);
            boolean answered =
                    number % 7 == 0 || Line.hear(socket, text.length()).equals(text);
            if (number % 10 != 0) {
                Line.abort(socket);
            }
            return answered;
        } catch (UncheckedIOException | IOException e) {
            // Closed by a toxic.
            return false;
        }
    }

    private static void echo(ServerSocket server) {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> echo(socket), Talk.THREADS);
            }
        } catch (SocketException e) {
            // The test is over.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            in.transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // The client is gone.
        }
    }
}
