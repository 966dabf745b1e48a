package dev.firedrill.toxiproxy;

import dev.firedrill.time.Await;
import dev.firedrill.time.DaemonThreads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Sends a text over a socket until it is told to stop, and checks the text that comes from the other end. */
final class Talk {

    static final ExecutorService THREADS = Executors.newCachedThreadPool(DaemonThreads.named("talk"));

    private static final int LARGEST = 8 << 10;
    private static final Duration THOUGHT = Duration.ofMillis(1);
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Socket socket;
    private final AtomicBoolean stopped;
    private final CompletableFuture<Long> sent;
    private final CompletableFuture<Heard> heard;
    private final CompletableFuture<Void> over;

    /**
     * What came.
     *
     * @param count how many bytes
     * @param wrongAt the place of the first byte that was not what it should be; -1 if all were
     * @param reset whether it ended with a reset
     */
    record Heard(long count, long wrongAt, boolean reset) {}

    private Talk(Socket socket, AtomicBoolean stopped) {
        this.socket = socket;
        this.stopped = stopped;
        this.sent = CompletableFuture.supplyAsync(this::send, THREADS);
        this.heard = CompletableFuture.supplyAsync(this::hear, THREADS);
        this.over = CompletableFuture.allOf(sent, heard).whenComplete((done, failed) -> close());
    }

    static Talk over(Socket socket, AtomicBoolean stopped) {
        return new Talk(socket, stopped);
    }

    /** How many bytes were sent, once no more are. */
    CompletableFuture<Long> sent() {
        return sent;
    }

    /** What was heard, once the other end is silent. */
    CompletableFuture<Heard> heard() {
        return heard;
    }

    /** Done when both directions are, and the socket is closed. */
    CompletableFuture<Void> over() {
        return over;
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long send() {
        var text = new Text(NUMBERS.incrementAndGet());
        byte[] buffer = new byte[LARGEST];
        long place = 0;
        try {
            OutputStream out = socket.getOutputStream();
            out.write(text.header());
            while (!stopped.get()) {
                int count = 1 + Math.floorMod(Mix.of(place).value(), LARGEST);
                text.fill(buffer, count, place);
                out.write(buffer, 0, count);
                place += count;
                Await.passing("the sender thinks", THOUGHT);
            }
            socket.shutdownOutput();
        } catch (IOException e) {
            // The connection was ended by a toxic; what was heard tells.
        }
        return place;
    }

    private Heard hear() {
        long place = 0;
        try {
            InputStream in = socket.getInputStream();
            byte[] header = in.readNBytes(Text.HEADER);
            if (header.length < Text.HEADER) {
                return new Heard(0, -1, false);
            }
            Text text = Text.beginningWith(header);
            byte[] buffer = new byte[LARGEST];
            byte[] expected = new byte[LARGEST];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                text.fill(expected, count, place);
                int wrong = Arrays.mismatch(buffer, 0, count, expected, 0, count);
                if (wrong >= 0) {
                    return new Heard(place, place + wrong, false);
                }
                place += count;
            }
            return new Heard(place, -1, false);
        } catch (SocketException e) {
            return new Heard(place, -1, true);
        } catch (IOException e) {
            throw new IllegalStateException("Nothing came for long", e);
        }
    }
}
