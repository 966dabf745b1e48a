package dev.firedrill.host;

import java.io.IOException;

/** A port that the host needs is taken; the message says which, what for, and what to change. */
public final class PortInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int port;

    private PortInUseException(String message, int port, Throwable cause) {
        super(message, cause);
        this.port = port;
    }

    static PortInUseException ofKeyServer(int port, Throwable cause) {
        return new PortInUseException(
                "Port " + port
                        + " is in use, and the key server needs it: the add-on fetches the host's public key there. "
                        + "Stop what listens on it, or choose another port with 'host.key-server-port' in firedrill.yaml "
                        + "or --key-port.",
                port,
                cause);
    }

    /** The gateway cannot listen. */
    public static PortInUseException ofGateway(int port, Throwable cause) {
        return new PortInUseException(
                "Port " + port
                        + " is in use, and the gateway needs it: the add-on reaches Atlassian's names through it. "
                        + "Stop what listens on it, or choose another port with 'host.gateway-port' in firedrill.yaml "
                        + "or --gateway-port.",
                port,
                cause);
    }

    /** The port that is taken. */
    public int port() {
        return port;
    }
}
