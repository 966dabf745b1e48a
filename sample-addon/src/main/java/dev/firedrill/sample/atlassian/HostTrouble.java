package dev.firedrill.sample.atlassian;

import org.jspecify.annotations.Nullable;

/** The host did not give the answer that was asked for. */
public final class HostTrouble extends RuntimeException {

    private final boolean refusal;

    private HostTrouble(String message, boolean refusal, @Nullable Throwable cause) {
        super(message, cause);
        this.refusal = refusal;
    }

    public static HostTrouble noAnswer(HostRequest request, Throwable cause) {
        return new HostTrouble("The host did not answer %s.".formatted(request), false, cause);
    }

    static HostTrouble unexpectedStatus(HostRequest request, int status) {
        boolean refusal = status >= 400 && status < 500;
        return new HostTrouble("The host answered %s with %d.".formatted(request, status), refusal, null);
    }

    static HostTrouble notJson(HostRequest request, Throwable cause) {
        return new HostTrouble("The host answered %s with something else than JSON.".formatted(request), false, cause);
    }

    /** Whether the host is well and said no; asking the same again at once will not help. */
    public boolean isRefusal() {
        return refusal;
    }
}
