package dev.firedrill.toxiproxy;

import dev.firedrill.time.DaemonThreads;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What Docker has on this machine, found out within a second. Testcontainers' own question takes minutes where no registry
 * is, and then says yes.
 */
final class LocalDocker {

    private static final Path SOCKET = Path.of("/var/run/docker.sock");

    private LocalDocker() {}

    /** Whether it answers, and has an image. On Linux alone: elsewhere containers have no part in this machine's network. */
    static boolean has(String image) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return false;
        }
        var answer = new FutureTask<>(() -> statusLine("/images/" + image + "/json"));
        DaemonThreads.named("docker").newThread(answer).start();
        try {
            return answer.get(1, TimeUnit.SECONDS).contains(" 200 ");
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String statusLine(String path) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(SOCKET));
            channel.write(StandardCharsets.UTF_8.encode("GET " + path + " HTTP/1.1\r\nHost: docker\r\n\r\n"));
            var start = ByteBuffer.allocate("HTTP/1.1 200 ".length());
            while (start.hasRemaining() && channel.read(start) >= 0) {}
            return StandardCharsets.UTF_8.decode(start.flip()).toString();
        }
    }
}
