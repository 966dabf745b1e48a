package dev.firedrill.cli;

import dev.firedrill.addon.ClockSetting;
import dev.firedrill.cli.config.FiredrillYaml;
import dev.firedrill.connect.Product;
import dev.firedrill.history.Bounds;
import dev.firedrill.rehearsal.Addressing;
import dev.firedrill.rehearsal.Draws;
import dev.firedrill.rehearsal.GatewayPlan;
import dev.firedrill.rehearsal.RunPlan;
import dev.firedrill.rehearsal.Target;
import dev.firedrill.stage.Scenario;
import dev.firedrill.workload.Capabilities;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a run is to do: the command line over {@code firedrill.yaml} over the defaults. */
final class RunSettings {

    private static final String DEFAULT_URL = "http://localhost:3000/atlassian-connect.json";
    private static final Duration START = Duration.ofSeconds(60);

    /** Beyond this, a seed would not survive a YAML file or a spreadsheet unharmed. */
    private static final int SEEDS = 1_000_000_000;

    private final Words words;
    private final FiredrillYaml yaml;
    private final TargetOptions target;
    private final RunOptions options;
    private final List<String> command;
    private final Path folder;
    private final long seed;
    private final Ports ports;

    private RunSettings(
            Words words,
            FiredrillYaml yaml,
            TargetOptions target,
            RunOptions options,
            List<String> command,
            Path folder,
            long seed,
            Ports ports) {
        this.words = words;
        this.yaml = yaml;
        this.target = target;
        this.options = options;
        this.command = command;
        this.folder = folder;
        this.seed = seed;
        this.ports = ports;
    }

    /**
     * Reads what the user said, here.
     *
     * @param command what stood behind {@code --}
     * @throws UsageException when nothing says which add-on to test
     */
    static RunSettings resolve(TargetOptions target, RunOptions options, List<String> command) {
        return resolve(target, options, command, Path.of(""));
    }

    /**
     * Reads what a user said in a folder.
     *
     * @param folder what is relative starts here
     */
    static RunSettings resolve(TargetOptions target, RunOptions options, List<String> command, Path folder) {
        Words words = Words.sort(target.words);
        FiredrillYaml yaml = words.yaml(command, folder);
        return new RunSettings(
                words,
                yaml,
                target,
                options,
                command,
                folder,
                seed(options, yaml),
                new Ports(
                        or(target.keyPort(), yaml.host().keyServerPort()),
                        or(target.gatewayPort(), yaml.host().gatewayPort())));
    }

    /** Where the user wants what the add-on has to know; null for the default. */
    private record Ports(
            @Nullable Integer keyServer, @Nullable Integer gateway) {}

    /** The same with the key server and the gateway on given ports. */
    RunSettings forPorts(int keyServer, int gateway) {
        return new RunSettings(words, yaml, target, options, command, folder, seed, new Ports(keyServer, gateway));
    }

    private static long seed(RunOptions options, FiredrillYaml yaml) {
        return Optional.ofNullable(or(options.seed, yaml.seed()))
                .orElseGet(() -> (long) new SecureRandom().nextInt(SEEDS));
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
        return first != null ? first : second;
    }

    long seed() {
        return seed;
    }

    List<String> patterns() {
        return words.patterns.isEmpty() ? yaml.scenarios() : words.patterns;
    }

    Path reportRoot() {
        return target.reportDir != null
                ? folder.resolve(target.reportDir)
                : yaml.report().dir();
    }

    Path leftBehind() {
        return reportRoot().resolve("left-behind");
    }

    /**
     * The plan of a run.
     *
     * @param gateway a folder of this run's own, for what an add-on that is started needs to trust the gateway
     */
    RunPlan plan(String run, List<Scenario> scenarios, Path addonLog, Path gateway) {
        return plan(run, scenarios, Draws.seeded(seed), addonLog, gateway);
    }

    /** The same, with what is left to the seed. */
    RunPlan plan(String run, List<Scenario> scenarios, Draws draws, Path addonLog, Path gateway) {
        Path mappings = yaml.host().mappings();
        return new RunPlan(
                run,
                target(),
                scenarios,
                draws,
                strict(),
                options.oneByOne,
                Bounds.standard(),
                keyServerPort(),
                gateway(gateway),
                Files.isDirectory(mappings) ? mappings : null,
                addonLog,
                leftBehind(),
                command());
    }

    boolean strict() {
        return options.strict || yaml.strict();
    }

    /** An add-on that we start is told the port, so any free one will do; another was told before. */
    private int keyServerPort() {
        int byDefault = words().isEmpty() ? FiredrillYaml.KEY_SERVER_PORT : 0;
        return ports.keyServer() != null ? ports.keyServer() : byDefault;
    }

    private GatewayPlan gateway(Path ofThisRun) {
        // Somebody else's add-on was told a folder before, or will not look into any.
        Path folder = words().isEmpty() ? gatewayFolder(reportRoot()) : ofThisRun;
        int byDefault = keyServerPort() == 0 ? 0 : FiredrillYaml.GATEWAY_PORT;
        return new GatewayPlan(
                ports.gateway() != null ? ports.gateway() : byDefault,
                folder,
                addressing(
                        target.addressing != null
                                ? target.addressing
                                : yaml.host().addressing()));
    }

    /** Where an add-on that was started by hand finds the certificates. */
    static Path gatewayFolder(Path reportRoot) {
        return reportRoot.resolve("gateway");
    }

    private static Addressing addressing(String text) {
        try {
            return Addressing.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UsageException("'" + text + "' is no addressing; write loopback or gateway.");
        }
    }

    private Target target() {
        var addon = yaml.addon();
        Duration ready = or(target.readyWithin, addon.readyWithin());
        String product = or(target.product, addon.product());
        return new Target(
                descriptor(),
                words(),
                addon.directory(),
                addon.env(),
                ready != null ? ready : words().isEmpty() ? Duration.ZERO : START,
                address(or(target.connectTo, addon.connectTo())),
                target.owned || addon.iOwnThis(),
                product == null ? null : product(product),
                capabilities(),
                or(target.backgroundPeriod, addon.backgroundPeriod()),
                clock(addon.clock()));
    }

    private static ClockSetting clock(FiredrillYaml.@Nullable Clock clock) {
        if (clock == null) {
            return new ClockSetting.None();
        }
        String path = clock.advance();
        return path == null ? new ClockSetting.Faketime() : new ClockSetting.Endpoint(path);
    }

    private Capabilities capabilities() {
        Capabilities said = yaml.probe().capabilities();
        String backend = target.backend();
        return backend == null ? said : said.withBackend(backend);
    }

    private List<String> words() {
        if (!command.isEmpty()) {
            return command;
        }
        var configured = yaml.addon().command();
        if (configured == null) {
            return List.of();
        }
        return configured.shell() ? Shell.line(configured.words().get(0)) : configured.words();
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null || !List.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
                throw new UsageException("'" + text + "' is no descriptor URL; write one such as " + DEFAULT_URL + ".");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new UsageException(
                    "'" + text + "' is no URL: " + e.getReason() + " at character " + e.getIndex() + ".");
        }
    }

    private static @Nullable InetSocketAddress address(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int colon = text.lastIndexOf(':');
        try {
            if (colon < 1) {
                throw new IllegalArgumentException("There is no host before the colon");
            }
            return InetSocketAddress.createUnresolved(
                    text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "'" + text + "' is no address to connect to; write HOST:PORT, as in 127.0.0.1:3000.");
        }
    }

    private static Product product(String text) {
        try {
            return Product.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UsageException("'" + text + "' is no product; write jira or confluence.");
        }
    }

    /** How a person runs this again, without scenarios and seed, which the report adds before the dashes. */
    String command() {
        var again = new ArrayList<String>(List.of(Shell.quoted(program()), "run"));
        Stream.concat(Stream.ofNullable(words.target), given())
                .map(Shell::quoted)
                .forEach(again::add);
        if (!command.isEmpty()) {
            again.add("--");
            command.stream().map(Shell::quoted).forEach(again::add);
        }
        return String.join(" ", again);
    }

    /** The options that were given, but for the seed. */
    private Stream<String> given() {
        return Stream.of(
                        target.given().stream(),
                        options.strict ? Stream.of("--strict") : Stream.<String>of(),
                        options.oneByOne ? Stream.of("--one-by-one") : Stream.<String>of())
                .flatMap(words -> words);
    }

    /** What a replay needs to know of all this. */
    Recipe recipe() {
        return new Recipe(
                Recipe.SCHEMA,
                folder.toAbsolutePath().normalize().toString(),
                words.target,
                given().toList(),
                command,
                Effects.of(
                        target(),
                        gateway(reportRoot()).addressing(),
                        yaml.host().mappings(),
                        strict(),
                        options.oneByOne));
    }

    /** As the user calls us, which a launcher knows. */
    private static String program() {
        return System.getProperty("firedrill.program", "firedrill");
    }

    /** Where the add-on's descriptor is. */
    URI descriptor() {
        return uri(yaml.addon().url());
    }

    /** The words of the command line, told apart: the target, and what to run. */
    record Words(@Nullable String target, List<String> patterns) {

        static Words sort(List<String> words) {
            String target = null;
            var patterns = new ArrayList<String>();
            for (String word : words) {
                if (!isTarget(word)) {
                    patterns.add(requirePattern(word));
                } else if (target == null) {
                    target = word;
                } else {
                    throw new UsageException(
                            "One run tests one add-on, and here are two: '" + target + "' and '" + word + "'.");
                }
            }
            return new Words(target, patterns);
        }

        /** No id, group or glob has a colon, but people leave out a URL's beginning. */
        private static String requirePattern(String word) {
            if (word.contains(":")) {
                throw new UsageException("'" + word + "' is neither a scenario nor a URL; a descriptor's URL begins"
                        + " with its scheme, as in 'http://" + word.replaceFirst("^/*", "") + "'.");
            }
            return word;
        }

        private static boolean isTarget(String word) {
            return isUrl(word) || isFile(word);
        }

        private static boolean isUrl(String word) {
            return word.contains("://");
        }

        private static boolean isFile(String word) {
            return word.endsWith(".yaml") || word.endsWith(".yml");
        }

        FiredrillYaml yaml(List<String> command, Path here) {
            if (target != null) {
                return isUrl(target)
                        ? FiredrillYaml.withDefaults(target, here)
                        : FiredrillYaml.read(here.resolve(target));
            }
            Path file = here.resolve(FiredrillYaml.FILE_NAME);
            if (Files.exists(file)) {
                return FiredrillYaml.read(file);
            }
            if (command.isEmpty()) {
                throw new UsageException("Which add-on? Give the URL of its descriptor, as in 'firedrill run "
                        + DEFAULT_URL + "', or write a firedrill.yaml here.");
            }
            return FiredrillYaml.withDefaults(DEFAULT_URL, here);
        }
    }
}
