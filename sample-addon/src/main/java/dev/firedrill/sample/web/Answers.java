package dev.firedrill.sample.web;

import dev.firedrill.sample.atlassian.HostTrouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for answers of hosts, which is bounded by the host client's deadline. */
final class Answers {

    private Answers() {}

    /**
     * The answer, once it is there.
     *
     * @throws HostTrouble if that is what the host gave
     */
    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof HostTrouble trouble) {
                throw trouble;
            }
            throw e;
        }
    }
}
