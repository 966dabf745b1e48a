package dev.firedrill.launch.config;

import dev.firedrill.launch.config.FiredrillYaml.Addon;
import dev.firedrill.launch.config.FiredrillYaml.Clock;
import dev.firedrill.launch.config.FiredrillYaml.Host;
import dev.firedrill.launch.config.FiredrillYaml.Probe;
import dev.firedrill.launch.config.FiredrillYaml.Report;
import dev.firedrill.launch.config.FiredrillYaml.Texts;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names every key once, with its kind and default. */
final class Reader {

    private static final String MAPPINGS = "firedrill/mappings";

    private static final String[] PROBES = {"backend", "texts", "effects", "restricted", "health"};

    private final Path folder;

    private Reader(Path folder) {
        this.folder = folder;
    }

    static FiredrillYaml read(Path file) {
        try {
            return parse(file, Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new ConfigException(file + ": there is no such file.");
        } catch (CharacterCodingException e) {
            throw new ConfigException(file + ": this is not text in UTF-8.");
        } catch (IOException e) {
            throw new ConfigException(file + ": it cannot be read: " + e.getMessage() + ".");
        }
    }

    static FiredrillYaml parse(Path file, String text) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return new Reader(folder == null ? file.toAbsolutePath() : folder)
                .all(new Source(file.toString(), text).root());
    }

    static FiredrillYaml defaults(String url, Path folder) {
        var reader = new Reader(folder.toAbsolutePath().normalize());
        var addon = new Addon(url, null, null, reader.folder, Map.of(), null, null, false, null, null, null);
        return new FiredrillYaml(
                addon,
                Probe.nothing(),
                reader.host(),
                reader.report(),
                List.of(),
                false,
                null,
                reader.knownFailures(),
                List.of());
    }

    private Path knownFailures() {
        return folder.resolve(KnownFailuresYaml.FILE_NAME);
    }

    private FiredrillYaml all(Section root) {
        root.allow("addon", "probe", "host", "report", "scenarios", "strict", "seed", "known-failures", "schedules");
        return new FiredrillYaml(
                addon(root.required("addon").section()),
                root.get("probe").map(probe -> probe(probe.section())).orElseGet(Probe::nothing),
                root.get("host").map(host -> host(host.section())).orElseGet(this::host),
                root.get("report").map(report -> report(report.section())).orElseGet(this::report),
                root.get("scenarios").map(Value::texts).orElse(List.of()),
                root.get("strict").map(Value::bool).orElse(false),
                root.get("seed").map(Value::number).orElse(null),
                root.get("known-failures").map(file -> file.file(folder)).orElseGet(this::knownFailures),
                root.get("schedules").map(files -> files.files(folder)).orElse(List.of()));
    }

    private Addon addon(Section addon) {
        addon.allow(
                "url",
                "command",
                "image",
                "directory",
                "env",
                "ready-within",
                "connect-to",
                "i-own-this",
                "background-period",
                "product",
                "clock");
        refuseBeside(addon, "command", "'addon.image' starts the add-on, and 'addon.command' would, too; keep one.");
        refuseBeside(addon, "directory", "'addon.directory' is where a command runs; an image has its own.");
        return new Addon(
                addon.required("url").url(),
                addon.get("command").map(Value::command).orElse(null),
                addon.get("image").map(Value::image).orElse(null),
                addon.get("directory")
                        .map(directory -> directory.folder(folder))
                        .orElse(folder),
                addon.get("env").map(Value::environment).orElse(Map.of()),
                addon.get("ready-within").map(Value::duration).orElse(null),
                addon.get("connect-to").map(Value::hostAndPort).orElse(null),
                addon.get("i-own-this").map(Value::bool).orElse(false),
                addon.get("background-period").map(Value::duration).orElse(null),
                addon.get("product")
                        .map(product -> product.oneOf(List.of("jira", "confluence")))
                        .orElse(null),
                addon.get("clock").map(Reader::clock).orElse(null));
    }

    private static void refuseBeside(Section addon, String key, String why) {
        if (addon.get("image").isPresent() && addon.get(key).isPresent()) {
            throw addon.wrong(key, why);
        }
    }

    private static Clock clock(Value clock) {
        Optional<Section> declared = clock.sectionOr("faketime", "{advance: /a/path}");
        declared.ifPresent(section -> section.allow("advance"));
        return new Clock(
                declared.map(section -> section.required("advance").urlPath()).orElse(null));
    }

    private static Probe probe(Section probe) {
        probe.allow(PROBES);
        probe.requireSome(PROBES);
        return new Probe(
                probe.get("backend").map(Value::urlPath).orElse(null),
                probe.get("texts").map(texts -> texts(texts.section())).orElse(null),
                probe.get("effects").map(Value::urlPath).orElse(null),
                probe.get("restricted").map(Value::text).orElse(null),
                probe.get("health").map(Value::urlPath).orElse(null));
    }

    private static Texts texts(Section texts) {
        texts.allow("write", "body", "read");
        return new Texts(
                texts.required("write").urlPath(),
                texts.required("body").textWith("{text}"),
                texts.required("read").urlPath());
    }

    private Host host(Section host) {
        host.allow("key-server-port", "gateway-port", "addressing", "toxiproxy", "mappings");
        return new Host(
                host.get("key-server-port").map(Value::port).orElse(null),
                host.get("gateway-port").map(Value::port).orElse(null),
                host.get("addressing")
                        .map(addressing -> addressing.oneOf(List.of("loopback", "gateway")))
                        .orElseGet(() -> host().addressing()),
                host.get("toxiproxy").map(Value::toxiproxy).orElseGet(() -> host().toxiproxy()),
                host.get("mappings").map(mappings -> mappings.folder(folder)).orElseGet(() -> host().mappings()));
    }

    private Host host() {
        return new Host(null, null, "loopback", "embedded", folder.resolve(MAPPINGS));
    }

    private Report report(Section report) {
        report.allow("dir");
        return new Report(report.get("dir").map(dir -> dir.path(folder)).orElseGet(() -> report().dir()));
    }

    private Report report() {
        return new Report(folder.resolve(FiredrillYaml.REPORT_FOLDER));
    }
}
