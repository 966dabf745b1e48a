package dev.firedrill.addon;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.WaitResponse;
import dev.firedrill.time.Await;
import dev.firedrill.time.BoundExceeded;
import dev.firedrill.time.DaemonThreads;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One start of a container. What the add-on has written in it is there at the next one. */
final class Contained implements Launched {

    private static final int UNKNOWN = -1;
    private static final int CONNECT_MILLIS = 500;

    /** In which Docker follows what is attached to a container, on a machine that has much else to do. */
    private static final Duration ATTACHING = Duration.ofSeconds(10);

    /** In which the rest of the output arrives once the add-on has ended. */
    private static final Duration REST = Duration.ofSeconds(2);

    /** What Docker takes, beyond the grace, to kill and to see that nothing is left. */
    private static final Duration KILLING = Duration.ofSeconds(15);

    private final Docker docker;
    private final ContainerId id;
    private final int published;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    private Contained(Docker docker, ContainerId id, int published) {
        this.docker = docker;
        this.id = id;
        this.published = published;
    }

    /** Starts a container that does not run. */
    static Contained start(Docker docker, ContainerId id, int published, Path log) throws IOException {
        var contained = new Contained(docker, id, published);
        var output = new Output(log);
        docker.follow(id.id(), output);
        try {
            // What the add-on says first would be lost otherwise.
            if (!output.awaitStarted(ATTACHING.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("its output could not be followed");
            }
            docker.start(id.id());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            output.close();
            throw new IOException("the start was interrupted", e);
        } catch (IOException | RuntimeException e) {
            output.close();
            throw e;
        }
        docker.awaitEnd(id.id(), contained.new End(output));
        return contained;
    }

    /** Writes into the log what comes from the container. */
    private static final class Output extends ResultCallback.Adapter<Frame> {

        private final OutputStream log;
        private final CompletableFuture<Void> complete = new CompletableFuture<>();

        Output(Path file) throws IOException {
            this.log = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        @Override
        public void onNext(Frame frame) {
            try {
                log.write(frame.getPayload());
            } catch (IOException e) {
                onError(e);
            }
        }

        @Override
        public void onComplete() {
            super.onComplete();
            complete.complete(null);
        }

        @Override
        public void onError(Throwable problem) {
            super.onError(problem);
            complete.complete(null);
        }

        @Override
        public void close() throws IOException {
            super.close();
            log.close();
        }
    }

    /** Hears of the end. */
    private final class End extends ResultCallback.Adapter<WaitResponse> {

        private final Output output;

        End(Output output) {
            this.output = output;
        }

        @Override
        public void onNext(WaitResponse ended) {
            ends(ended.getStatusCode());
        }

        @Override
        public void onError(Throwable problem) {
            super.onError(problem);
            ends(UNKNOWN);
        }

        @Override
        public void onComplete() {
            super.onComplete();
            ends(UNKNOWN);
        }

        /** Whoever hears of the end reads the log. */
        private void ends(int code) {
            boolean unused = Patience.await(output.complete, REST);
            exit.complete(code);
        }
    }

    @Override
    public ContainerId id() {
        return id;
    }

    @Override
    public boolean gone() {
        return exit.isDone() || !docker.runs(id.id());
    }

    @Override
    public CompletableFuture<Integer> exit() {
        return exit;
    }

    // In a thread of its own: whoever is in a hurry, and interrupted, must not cut a request to Docker short.
    @Override
    public void end(Duration grace) {
        var ended = CompletableFuture.runAsync(
                () -> order(grace),
                task -> DaemonThreads.named("firedrill-container")
                        .newThread(task)
                        .start());
        boolean unused = Patience.await(ended, grace.plus(KILLING));
    }

    private void order(Duration grace) {
        if (grace.isZero()) {
            docker.kill(id.id());
        } else {
            docker.stop(id.id(), grace);
        }
        boolean unused = Patience.await(exit, KILLING);
        awaitFreePort();
    }

    private void awaitFreePort() {
        try {
            Await.until("the container's port is free", KILLING, this::accepts, accepts -> !accepts);
        } catch (BoundExceeded e) {
            // Somebody else has it by now.
            return;
        }
    }

    private boolean accepts() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), published), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
