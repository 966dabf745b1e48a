package dev.firedrill.docker;

import dev.firedrill.time.DaemonThreads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One HTTP request to a socket, which may be one of the file system, and its answer within a bound. */
final class BriefRequest {

    private static final int MOST_BYTES = 1 << 20;
    private static final int PLAIN_PORT = 2375;

    private BriefRequest() {}

    /** The body of an answer with status 200; empty for everything else, and for none within the bound. */
    static Optional<String> get(URI address, String path, Duration bound) {
        var answer = new CompletableFuture<String>();
        try (var socket = SocketChannel.open(family(address))) {
            DaemonThreads.named("firedrill-docker-probe")
                    .newThread(() -> exchange(socket, address, path, answer))
                    .start();
            return body(answer.get(bound.toNanos(), TimeUnit.NANOSECONDS));
        } catch (IOException | ExecutionException | TimeoutException | UnsupportedOperationException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static StandardProtocolFamily family(URI address) {
        return "unix".equals(address.getScheme()) ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET;
    }

    // A read of a channel has no time limit of its own; whoever asked closes the channel.
    private static void exchange(SocketChannel socket, URI address, String path, CompletableFuture<String> answer) {
        try {
            socket.connect(target(address));
            // HTTP/1.0, so that the end of the answer is the end of the connection, and the body is in one piece.
            String request = "GET " + path + " HTTP/1.0\r\nHost: docker\r\n\r\n";
            ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                socket.write(bytes);
            }
            answer.complete(readAll(socket));
        } catch (IOException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private static SocketAddress target(URI address) {
        return switch (String.valueOf(address.getScheme())) {
            case "unix" -> UnixDomainSocketAddress.of(address.getPath());
            case "tcp", "http" ->
                new InetSocketAddress(address.getHost(), address.getPort() < 0 ? PLAIN_PORT : address.getPort());
            default -> throw new IllegalArgumentException("no socket: " + address);
        };
    }

    private static String readAll(SocketChannel socket) throws IOException {
        var all = new ByteArrayOutputStream();
        var part = ByteBuffer.allocate(8192);
        while (socket.read(part) >= 0 && all.size() < MOST_BYTES) {
            all.write(part.array(), 0, part.position());
            part.clear();
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static Optional<String> body(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        return (answer.startsWith("HTTP/1.0 200 ") || answer.startsWith("HTTP/1.1 200 ")) && end >= 0
                ? Optional.of(answer.substring(end + 4))
                : Optional.empty();
    }
}
