package dev.firedrill.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.time.Await;
import dev.firedrill.toxiproxy.Control.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Rows on one topic: what they have in common is a bench, on which a server is. */
abstract class Rows {

    /** How late something prompt may be on a machine that is busy with other things. */
    static final Duration PROMPT = Duration.ofSeconds(8);

    final Bench bench;
    private final boolean original;

    Rows(Bench bench, boolean original) {
        this.bench = bench;
        this.original = original;
    }

    /** Whether the server is to do what the original does. */
    final boolean original() {
        return original;
    }

    final Answer get(String path) {
        return bench.control.get(path);
    }

    final Answer post(String path, String json) {
        return bench.control.post(path, json.replace('\'', '"'));
    }

    /** Creates a proxy, described without its place. */
    final Answer create(String name, String more) {
        return post("/proxies", "{'name':'" + name + "','listen':'" + bench.target.listen() + "'," + more + "}");
    }

    static void refused(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\",\"status\":" + status + "}\n");
        assertThat(answer.headers())
                .containsEntry("content-type", "text/plain; charset=utf-8")
                .containsEntry("x-content-type-options", "nosniff");
    }

    static boolean refuses(InetSocketAddress address) {
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            return !socket.isConnected();
        } catch (ConnectException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing comes for a while, and no end either. */
    static boolean silent(Socket socket) {
        try {
            int patience = socket.getSoTimeout();
            socket.setSoTimeout(150);
            try {
                return socket.getInputStream().read() == Integer.MIN_VALUE;
            } catch (SocketTimeoutException e) {
                return true;
            } finally {
                socket.setSoTimeout(patience);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean fails(Socket socket) {
        try {
            socket.getOutputStream().write(new byte[1024]);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    final void awaitFailure(Socket sender) {
        Await.until("a sender that goes on fails", PROMPT, () -> fails(sender), failed -> failed);
    }

    /** For the original, the process ends; ours answers 400 and runs on. */
    final void deadly(Runnable spark, Answer answer) {
        if (original) {
            assertThat(answer.status()).isEqualTo(200);
            spark.run();
            Await.until("the process ends", PROMPT, bench.target::isAlive, alive -> !alive);
        } else {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("error").textValue()).isNotBlank();
        }
    }
}
