package dev.firedrill.launch;

import dev.firedrill.addon.ClockSetting;
import dev.firedrill.connect.Product;
import dev.firedrill.history.Bounds;
import dev.firedrill.launch.config.FiredrillYaml;
import dev.firedrill.launch.config.KnownFailuresYaml;
import dev.firedrill.network.ToxiproxySource;
import dev.firedrill.rehearsal.Addressing;
import dev.firedrill.rehearsal.Draws;
import dev.firedrill.rehearsal.GatewayPlan;
import dev.firedrill.rehearsal.RunPlan;
import dev.firedrill.rehearsal.Target;
import dev.firedrill.report.KnownFailure;
import dev.firedrill.report.RunResult;
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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a run is to do: what was said over {@code firedrill.yaml} over the defaults. */
public final class RunSettings {

    private static final String DEFAULT_URL = "http://localhost:3000/atlassian-connect.json";
    private static final Duration START = Duration.ofSeconds(60);

    /** Beyond this, a seed would not survive a YAML file or a spreadsheet unharmed. */
    private static final int SEEDS = 1_000_000_000;

    private final Words words;
    private final FiredrillYaml yaml;
    private final Said said;
    private final Path folder;
    private final long seed;
    private final Ports ports;
    private final @Nullable List<String> drill;
    private @Nullable List<KnownFailure> known;

    private RunSettings(
            Words words,
            FiredrillYaml yaml,
            Said said,
            Path folder,
            long seed,
            Ports ports,
            @Nullable List<String> drill) {
        this.words = words;
        this.yaml = yaml;
        this.said = said;
        this.folder = folder;
        this.seed = seed;
        this.ports = ports;
        this.drill = drill;
    }

    /**
     * Reads what was said, here.
     *
     * @throws UsageException when nothing says which add-on to test
     */
    public static RunSettings resolve(Said said) {
        return resolve(said, Path.of(""));
    }

    /**
     * Reads what was said in a folder.
     *
     * @param folder what is relative starts here
     */
    public static RunSettings resolve(Said said, Path folder) {
        Words words = Words.sort(said.words());
        FiredrillYaml yaml = words.yaml(!said.command().isEmpty() || said.image() != null, folder);
        return new RunSettings(
                words,
                yaml,
                said,
                folder,
                seed(said, yaml),
                new Ports(
                        or(said.keyPort(), yaml.host().keyServerPort()),
                        or(said.gatewayPort(), yaml.host().gatewayPort())),
                null);
    }

    /** Where the user wants what the add-on has to know; null for the default. */
    private record Ports(
            @Nullable Integer keyServer, @Nullable Integer gateway) {}

    /** The same with the key server and the gateway on given ports. */
    public RunSettings forPorts(int keyServer, int gateway) {
        return new RunSettings(words, yaml, said, folder, seed, new Ports(keyServer, gateway), drill);
    }

    /**
     * The same for a drill.
     *
     * @param options what it plays, as words of a command line
     */
    public RunSettings drilling(List<String> options) {
        return new RunSettings(words, yaml, said, folder, seed, ports, List.copyOf(options));
    }

    /**
     * The schedules that the file names, as scenarios.
     *
     * @throws dev.firedrill.launch.config.ConfigException when one of them is wrong
     * @throws UsageException when two of them have one id
     */
    public List<DrillScenario> drills() {
        return Drills.in(yaml.schedules());
    }

    private static long seed(Said said, FiredrillYaml yaml) {
        return Optional.ofNullable(or(said.seed(), yaml.seed()))
                .orElseGet(() -> (long) new SecureRandom().nextInt(SEEDS));
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
        return first != null ? first : second;
    }

    /** What fixes Firedrill's own decisions. */
    public long seed() {
        return seed;
    }

    /** The ids, groups and globs that name the scenarios; none for all. */
    public List<String> patterns() {
        return words.patterns.isEmpty() ? yaml.scenarios() : words.patterns;
    }

    /** The folder of all reports. */
    public Path reportRoot() {
        Path dir = said.reportDir();
        if (dir != null) {
            return folder.resolve(dir);
        }
        Path byDefault = said.reportsByDefault();
        return byDefault != null && yaml.reportsByDefault()
                ? folder.resolve(byDefault)
                : yaml.report().dir();
    }

    /** Where runs note what a crash would leave. */
    public Path leftBehind() {
        return reportRoot().resolve("left-behind");
    }

    /**
     * The plan of a run.
     *
     * @param gateway a folder of this run's own, for what an add-on that is started needs to trust the gateway
     */
    public RunPlan plan(String run, List<Scenario> scenarios, Path addonLog, Path gateway) {
        return plan(run, scenarios, Draws.seeded(seed), addonLog, gateway);
    }

    /** The same, with what is left to the seed. */
    public RunPlan plan(String run, List<Scenario> scenarios, Draws draws, Path addonLog, Path gateway) {
        Path mappings = yaml.host().mappings();
        return new RunPlan(
                run,
                target(),
                scenarios,
                draws,
                strict(),
                said.oneByOne(),
                Bounds.standard(),
                keyServerPort(),
                gateway(gateway),
                toxiproxy(),
                Files.isDirectory(mappings) ? mappings : null,
                addonLog,
                leftBehind(),
                command());
    }

    /** Where paths in the file start, whether there is one or not. */
    public Path configured() {
        Path file = words.target != null && Words.isFile(words.target)
                ? Path.of(words.target)
                : Path.of(FiredrillYaml.FILE_NAME);
        Path parent = folder.resolve(file).toAbsolutePath().normalize().getParent();
        return parent == null ? folder.toAbsolutePath() : parent;
    }

    /** Whether a failed SHOULD fails its scenario. */
    public boolean strict() {
        return said.strict() || yaml.strict();
    }

    /**
     * The failures that the team accepts.
     *
     * @throws dev.firedrill.launch.config.ConfigException when their file is wrong
     */
    List<KnownFailure> knownFailures() {
        // Once: what becomes of the file meanwhile must not cost a run that is over.
        if (known == null) {
            known = KnownFailuresYaml.read(yaml.knownFailures());
        }
        return known;
    }

    /** An add-on that we start is told the port, so any free one will do; another was told before. */
    private int keyServerPort() {
        int byDefault = started() ? 0 : FiredrillYaml.KEY_SERVER_PORT;
        return ports.keyServer() != null ? ports.keyServer() : byDefault;
    }

    private GatewayPlan gateway(Path ofThisRun) {
        // Somebody else's add-on was told a folder before, or will not look into any.
        Path folder = started() ? ofThisRun : gatewayFolder(reportRoot());
        int byDefault = keyServerPort() == 0 ? 0 : FiredrillYaml.GATEWAY_PORT;
        return new GatewayPlan(
                ports.gateway() != null ? ports.gateway() : byDefault,
                folder,
                addressing(Objects.requireNonNullElse(
                        said.addressing(), yaml.host().addressing())));
    }

    private ToxiproxySource toxiproxy() {
        try {
            return ToxiproxySource.parse(
                    Objects.requireNonNullElse(said.toxiproxy(), yaml.host().toxiproxy()));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--toxiproxy: " + e.getMessage());
        }
    }

    /** Where an add-on that was started by hand finds the certificates. */
    public static Path gatewayFolder(Path reportRoot) {
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
        Duration ready = or(said.readyWithin(), addon.readyWithin());
        String product = or(said.product(), addon.product());
        return new Target(
                descriptor(),
                words(),
                image(),
                addon.directory(),
                addon.env(),
                ready != null ? ready : started() ? START : Duration.ZERO,
                address(or(said.connectTo(), addon.connectTo())),
                said.owned() || addon.iOwnThis(),
                product == null ? null : product(product),
                capabilities(),
                or(said.backgroundPeriod(), addon.backgroundPeriod()),
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
        String backend = said.backend();
        return backend == null ? said : said.withBackend(backend);
    }

    private boolean started() {
        return image() != null || !words().isEmpty();
    }

    /** What is said on the command line goes before the file, also where the one is a command and the other an image. */
    private @Nullable String image() {
        return said.command().isEmpty() ? or(said.image(), yaml.addon().image()) : null;
    }

    private List<String> words() {
        if (!said.command().isEmpty() || said.image() != null) {
            return said.command();
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
    public String command() {
        String test = said.test();
        if (test != null) {
            return RunResult.ofTest(test);
        }
        List<String> played = drill == null ? List.of() : drill;
        var again = new ArrayList<String>(List.of(Shell.quoted(program()), drill == null ? "run" : "drill"));
        Stream.of(Stream.ofNullable(words.target), played.stream(), said.options().stream())
                .flatMap(said -> said)
                .map(Shell::quoted)
                .forEach(again::add);
        if (!said.command().isEmpty()) {
            again.add("--");
            said.command().stream().map(Shell::quoted).forEach(again::add);
        }
        return String.join(" ", again);
    }

    /** What a replay needs to know of all this. */
    public Recipe recipe() {
        return recipe(List.of());
    }

    /** The same with those of the scenarios that are in no catalogue. */
    Recipe recipe(List<Scenario> scenarios) {
        return new Recipe(
                Recipe.SCHEMA,
                folder.toAbsolutePath().normalize().toString(),
                words.target,
                said.options(),
                said.command(),
                Effects.of(
                        target(),
                        gateway(reportRoot()).addressing(),
                        toxiproxy(),
                        yaml.host().mappings(),
                        strict(),
                        said.oneByOne()),
                knownFailures().stream().map(Recipe.Known::of).toList(),
                scenarios.stream()
                        .filter(DrillScenario.class::isInstance)
                        .map(scenario -> Recipe.Scheduled.of((DrillScenario) scenario))
                        .toList(),
                drill);
    }

    /** As the user calls us, which a launcher knows. */
    private static String program() {
        return System.getProperty("firedrill.program", "firedrill");
    }

    /** Where the add-on's descriptor is. */
    public URI descriptor() {
        return uri(yaml.addon().url());
    }

    /** The words of the command line, told apart: the target, and what to run. */
    public record Words(@Nullable String target, List<String> patterns) {

        /**
         * Tells words apart.
         *
         * @throws UsageException when two of them are targets, or one is nothing
         */
        public static Words sort(List<String> words) {
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

        FiredrillYaml yaml(boolean started, Path here) {
            if (target != null) {
                return isUrl(target)
                        ? FiredrillYaml.withDefaults(target, here)
                        : FiredrillYaml.read(here.resolve(target));
            }
            Path file = here.resolve(FiredrillYaml.FILE_NAME);
            if (Files.exists(file)) {
                return FiredrillYaml.read(file);
            }
            if (!started) {
                throw new UsageException("Which add-on? Give the URL of its descriptor, as in 'firedrill run "
                        + DEFAULT_URL + "', or write a firedrill.yaml here.");
            }
            return FiredrillYaml.withDefaults(DEFAULT_URL, here);
        }
    }
}
