package dev.firedrill.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection to an instance, seen as bytes: how it ends is what faults are told by. */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    RawConnection(URI address) {
        try {
            socket = new Socket(InetAddress.getByName(address.getHost()), address.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came until the end, and whether that was a reset. */
    record Ended(String bytes, boolean reset) {

        String body() {
            int blank = bytes.indexOf("\r\n\r\n");
            return blank < 0 ? "" : bytes.substring(blank + 4);
        }
    }

    RawConnection send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request whose connection may be kept. */
    RawConnection get(String target, String token) {
        return send("GET " + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: JWT " + token + "\r\n\r\n");
    }

    /** Reads everything until the connection ends. */
    Ended end() {
        var received = new ByteArrayOutputStream();
        boolean reset = false;
        try {
            InputStream in = socket.getInputStream();
            for (int read = in.read(); read >= 0; read = in.read()) {
                received.write(read);
            }
        } catch (SocketException e) {
            reset = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Ended(received.toString(StandardCharsets.UTF_8), reset);
    }

    /** Reads one answer that says how long it is. */
    String answer() {
        try {
            InputStream in = socket.getInputStream();
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            String lengthHeader = "content-length: ";
            int at = head.toString().toLowerCase(Locale.ROOT).indexOf(lengthHeader) + lengthHeader.length();
            int length = Integer.parseInt(head.substring(at, head.indexOf("\r", at)));
            return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
