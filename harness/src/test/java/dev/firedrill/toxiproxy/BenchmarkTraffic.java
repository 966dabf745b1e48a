package dev.firedrill.toxiproxy;

import dev.firedrill.toxiproxy.Control.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The traffic of the benchmark: a stream, round trips, and HTTP requests by wrk. */
record BenchmarkTraffic(BenchmarkUpstreams upstreams, int seconds) {

    private static final int MESSAGE = 200;
    private static final int LATENCY_MILLIS = 5;
    private static final int MOST_TRIPS = 1_000_000;
    private static final double MILLION = 1e6;
    private static final Pattern REQUESTS = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

    /** The median round trip without a proxy. */
    double directMillis() throws IOException {
        return medianTrip(upstreams.echo());
    }

    /** Measures a server through proxies that are new. */
    BenchmarkRound round(Target target, double directMillis) throws IOException, InterruptedException {
        try (var control = new Control(target.control())) {
            double throughput = throughput(proxy(control, target, "sink", upstreams.sink()));
            InetSocketAddress echo = proxy(control, target, "echo", upstreams.echo());
            double trip = medianTrip(echo);
            double requests = requests(proxy(control, target, "http", upstreams.http()));
            control.post(
                    "/proxies/echo/toxics",
                    "{\"type\":\"latency\",\"attributes\":{\"latency\":" + LATENCY_MILLIS + "}}");
            double late = medianTrip(echo) - trip - LATENCY_MILLIS;
            for (String name : new String[] {"sink", "echo", "http"}) {
                control.delete("/proxies/" + name);
            }
            return new BenchmarkRound(throughput, trip - directMillis, requests, late);
        }
    }

    private static InetSocketAddress proxy(Control control, Target target, String name, InetSocketAddress upstream) {
        Answer created = control.post(
                "/proxies",
                "{\"name\":\"" + name + "\",\"listen\":\"" + target.listen() + "\",\"upstream\":\"127.0.0.1:"
                        + upstream.getPort() + "\"}");
        return target.reached(created.json().get("listen").textValue());
    }

    private long deadline() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    private double throughput(InetSocketAddress address) throws IOException {
        byte[] block = new byte[64 << 10];
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            long before = upstreams.swallowed();
            long began = System.nanoTime();
            long deadline = deadline();
            while (System.nanoTime() < deadline) {
                socket.getOutputStream().write(block);
            }
            long took = System.nanoTime() - began;
            return (upstreams.swallowed() - before) / MILLION / (took / MILLION / 1000);
        }
    }

    private double medianTrip(InetSocketAddress address) throws IOException {
        byte[] message = new byte[MESSAGE];
        double[] trips = new double[MOST_TRIPS];
        int count = 0;
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            socket.setTcpNoDelay(true);
            long deadline = deadline();
            while (System.nanoTime() < deadline && count < MOST_TRIPS) {
                long began = System.nanoTime();
                socket.getOutputStream().write(message);
                socket.getInputStream().readNBytes(message, 0, MESSAGE);
                trips[count++] = (System.nanoTime() - began) / MILLION;
            }
        }
        return Ratios.median(Arrays.copyOf(trips, count));
    }

    private double requests(InetSocketAddress address) throws IOException, InterruptedException {
        Process wrk = new ProcessBuilder(
                        "wrk", "-t1", "-c8", "-d" + seconds + "s", "http://127.0.0.1:" + address.getPort() + "/")
                .redirectErrorStream(true)
                .start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        Matcher found = REQUESTS.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException("wrk said: " + said);
        }
        return Double.parseDouble(found.group(1));
    }
}
