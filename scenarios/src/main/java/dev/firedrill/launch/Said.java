package dev.firedrill.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a team says beside its {@code firedrill.yaml}, on the command line or in a test. It goes before what the file
 * says; null is nothing said.
 *
 * @param words the target, a descriptor's URL or a file, and which scenarios
 * @param command starts the add-on; empty for the file's
 * @param image whose container the add-on runs in; null for the file's
 * @param keyPort where the install-key server listens
 * @param gatewayPort where the gateway listens
 * @param addressing {@code loopback} or {@code gateway}
 * @param toxiproxy who makes the links: {@code embedded}, {@code container}, {@code auto}, or a URL
 * @param connectTo where to dial instead of the base URL's host, as {@code host:port}
 * @param owned whether the team vouches for an add-on that is not on this machine
 * @param readyWithin how long the add-on may take to answer
 * @param product {@code jira} or {@code confluence}
 * @param backend a call at which access can be judged
 * @param backgroundPeriod how often the add-on calls the host in the background
 * @param reportDir where reports go
 * @param reportsByDefault where they go when the file does not say it either
 * @param seed what fixes Firedrill's own decisions
 * @param strict whether a failed SHOULD fails its scenario
 * @param oneByOne whether scenarios are played one after the other
 * @param options all that but target, scenarios, command and seed, as words of a command line
 * @param test the class of the test that says all this
 */
public record Said(
        List<String> words,
        List<String> command,
        @Nullable String image,
        @Nullable Integer keyPort,
        @Nullable Integer gatewayPort,
        @Nullable String addressing,
        @Nullable String toxiproxy,
        @Nullable String connectTo,
        boolean owned,
        @Nullable Duration readyWithin,
        @Nullable String product,
        @Nullable String backend,
        @Nullable Duration backgroundPeriod,
        @Nullable Path reportDir,
        @Nullable Path reportsByDefault,
        @Nullable Long seed,
        boolean strict,
        boolean oneByOne,
        List<String> options,
        @Nullable String test) {

    public Said {
        words = List.copyOf(words);
        command = List.copyOf(command);
        options = List.copyOf(options);
    }
}
