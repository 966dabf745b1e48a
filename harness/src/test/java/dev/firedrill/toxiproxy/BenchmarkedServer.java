package dev.firedrill.toxiproxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Our server as a process of its own, as the original is. */
record BenchmarkedServer(Process process, InetSocketAddress control) implements Target {

    static BenchmarkedServer start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BenchmarkedServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        int port = Integer.parseInt(said.readLine());
        return new BenchmarkedServer(process, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Runs until whoever started it is gone. */
    public static void main(String[] words) throws IOException {
        try (var server = ToxiproxyServer.start(Options.seeded(1))) {
            System.out.println(server.address().getPort());
            long unused = System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
