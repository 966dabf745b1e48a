package dev.firedrill.sample.mutants;

import dev.firedrill.sample.atlassian.HostTrouble;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Tells why a host gave no answer. */
final class Troubles {

    private Troubles() {}

    /** The host is well and said no. */
    static boolean isRefusal(Throwable trouble) {
        return causes(trouble).anyMatch(cause -> cause instanceof HostTrouble host && host.isRefusal());
    }

    static boolean isTimeout(Throwable trouble) {
        return causes(trouble)
                .anyMatch(cause -> cause instanceof TimeoutException || cause instanceof HttpTimeoutException);
    }

    /** The connection was there, and was gone before the answer was. */
    static boolean isCut(Throwable trouble) {
        return causes(trouble).noneMatch(ConnectException.class::isInstance)
                && causes(trouble).anyMatch(cause -> cause instanceof EOFException || cause instanceof SocketException);
    }

    private static Stream<Throwable> causes(Throwable trouble) {
        return Stream.iterate(trouble, Objects::nonNull, Throwable::getCause);
    }
}
