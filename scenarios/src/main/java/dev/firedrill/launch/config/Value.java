package dev.firedrill.launch.config;

import dev.firedrill.launch.config.FiredrillYaml.Command;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value as it stands in the file; each kind of value is read, or refused with what would be right. The patterns are
 * those of the schema.
 *
 * @param name its keys, as the user wrote them
 */
record Value(Source source, String name, Node node) {

    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m|h)");
    private static final Pattern BEGINNING = Pattern.compile("0(ms|s|m|h)");
    private static final Pattern URL = Pattern.compile("https?://[^/?#\\s]+[^#\\s]*");
    private static final Pattern URL_PATH = Pattern.compile("/(?!/)\\S*");
    private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]*");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?:\\[[0-9A-Fa-f:.]+\\]|[^\\s:/\\[\\]]+):([0-9]{1,5})");
    private static final Pattern TOXIPROXY = Pattern.compile(
            "embedded|container|auto|http://(?:\\[[0-9A-Fa-f:.]+\\]|[^\\s:/?#@\\[\\]]+):([0-9]{1,5})/?");
    private static final int HIGHEST_PORT = 65535;

    Section section() {
        if (node instanceof MappingNode mapping) {
            return Section.of(source, name, mapping);
        }
        throw expected("keys with values beneath it");
    }

    /**
     * Empty for this word, else keys with values.
     *
     * @param example of those
     */
    Optional<Section> sectionOr(String word, String example) {
        if (node instanceof MappingNode) {
            return Optional.of(section());
        }
        if (node instanceof ScalarNode scalar && scalar.getValue().equals(word)) {
            return Optional.empty();
        }
        throw expected(word + " or " + example);
    }

    /** A text; a number or true and false must be quoted to be one. */
    String text() {
        boolean literal = node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT) || isBool();
        if (literal) {
            throw expected("a text");
        }
        return scalar();
    }

    /** A text that contains another one. */
    String textWith(String part) {
        String text = text();
        if (!text.contains(part)) {
            throw expected("a text with '" + part + "' in it");
        }
        return text;
    }

    /** The name of an image, as Docker takes it. */
    String image() {
        String image = text();
        if (!IMAGE.matcher(image).matches()) {
            throw expected("the name of an image, such as team/addon:1.2");
        }
        return image;
    }

    /** Whatever was written, as it was written: a port in a command need not be quoted. */
    String scalar() {
        if (node instanceof ScalarNode scalar
                && !node.getTag().equals(Tag.NULL)
                && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw expected("a text");
    }

    boolean bool() {
        if (isBool()) {
            return scalar().equals("true");
        }
        throw expected("true or false");
    }

    /** YAML 1.1 has more words for it, and people mean texts by them. */
    private boolean isBool() {
        return node.getTag().equals(Tag.BOOL) && List.of("true", "false").contains(((ScalarNode) node).getValue());
    }

    long number() {
        if (node.getTag().equals(Tag.INT) && WHOLE.matcher(scalar()).matches()) {
            return Long.parseLong(scalar());
        }
        throw expected("a whole number");
    }

    int port() {
        long port = node.getTag().equals(Tag.INT) ? number() : -1;
        if (port < 1 || port > HIGHEST_PORT) {
            throw expected("a port from 1 to " + HIGHEST_PORT);
        }
        return (int) port;
    }

    /** A time since some beginning, which itself is 0s. */
    Duration moment() {
        return node instanceof ScalarNode scalar
                        && BEGINNING.matcher(scalar.getValue()).matches()
                ? Duration.ZERO
                : duration("a time since the beginning such as 0s, 500ms, 60s or 2m");
    }

    /** How often, or how many. */
    int count() {
        long count = node.getTag().equals(Tag.INT) ? number() : 0;
        if (count < 1 || count > Integer.MAX_VALUE) {
            throw expected("a whole number from 1");
        }
        return (int) count;
    }

    /** A text of this form. */
    String like(Pattern form, String wanted) {
        return matching(form, wanted).group();
    }

    /** What a whole path must match. */
    Pattern expression() {
        try {
            return Pattern.compile(text());
        } catch (PatternSyntaxException e) {
            throw expected("a regular expression such as /rest/api/.*");
        }
    }

    Duration duration() {
        return duration("a duration such as 500ms, 60s or 2m");
    }

    private Duration duration(String wanted) {
        Matcher duration = matching(DURATION, wanted);
        long amount = Long.parseLong(duration.group(1));
        return switch (duration.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    LocalDate date() {
        try {
            return LocalDate.parse(scalar());
        } catch (DateTimeParseException e) {
            throw expected("a day such as 2026-12-31");
        }
    }

    String url() {
        return matching(URL, "a URL such as http://localhost:3000/atlassian-connect.json")
                .group();
    }

    String urlPath() {
        return matching(URL_PATH, "a path that begins with one slash, such as /api/notes")
                .group();
    }

    String hostAndPort() {
        String wanted = "a host and a port such as 127.0.0.1:3000";
        Matcher address = matching(HOST_AND_PORT, wanted);
        int port = Integer.parseInt(address.group(1));
        if (port < 1 || port > HIGHEST_PORT) {
            throw expected(wanted);
        }
        return address.group();
    }

    /** Who makes the links. */
    String toxiproxy() {
        String wanted = "embedded, container, auto, or a URL such as http://127.0.0.1:8474";
        Matcher form = matching(TOXIPROXY, wanted);
        String port = form.group(1);
        if (port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > HIGHEST_PORT)) {
            throw expected(wanted);
        }
        return form.group();
    }

    String oneOf(List<String> words) {
        if (node instanceof ScalarNode scalar && words.contains(scalar.getValue())) {
            return scalar.getValue();
        }
        String hint = node instanceof ScalarNode scalar ? Nearest.hint(scalar.getValue(), words) : ".";
        throw source.wrong(
                node.getStartMark(), name + " must be " + String.join(" or ", words) + ", not " + shown() + hint);
    }

    /** What one of these words means. */
    <T> T meaning(Map<String, T> words) {
        return Objects.requireNonNull(words.get(oneOf(List.copyOf(words.keySet()))));
    }

    /** For what can only be said, or left out. */
    void requireTrue() {
        if (!bool()) {
            throw expected("true, or left out");
        }
    }

    ConfigException wrong(String message) {
        return source.wrong(node.getStartMark(), message);
    }

    List<String> texts() {
        return items("a list with at least one text").stream().map(Value::text).toList();
    }

    Command command() {
        return node instanceof SequenceNode
                ? new Command(items("a command").stream().map(Value::scalar).toList(), false)
                : new Command(List.of(text()), true);
    }

    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        section().values().forEach(e -> environment.put(e.getKey(), e.getValue().scalar()));
        return environment;
    }

    /** A path that need not exist yet, resolved. */
    Path path(Path folder) {
        try {
            return folder.resolve(text()).normalize();
        } catch (InvalidPathException e) {
            throw expected("a path");
        }
    }

    Path file(Path folder) {
        Path path = path(folder);
        if (!Files.isRegularFile(path)) {
            throw source.wrong(node.getStartMark(), name + " names a file that does not exist: '" + path + "'.");
        }
        return path;
    }

    /** Different files that are there. */
    List<Path> files(Path folder) {
        var files = new ArrayList<Path>();
        for (Value item : items("a list of files such as [firedrill/friday.yaml]")) {
            Path file = item.file(folder);
            if (files.contains(file)) {
                throw item.wrong("'" + file + "' is named twice.");
            }
            files.add(file);
        }
        return files;
    }

    Path folder(Path folder) {
        Path path = path(folder);
        if (!Files.isDirectory(path)) {
            throw source.wrong(node.getStartMark(), name + " names a folder that does not exist: '" + path + "'.");
        }
        return path;
    }

    /** The items of a list with at least one. */
    List<Value> items(String wanted) {
        if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            return sequence.getValue().stream()
                    .map(item -> new Value(source, name, item))
                    .toList();
        }
        throw expected(wanted);
    }

    private Matcher matching(Pattern pattern, String wanted) {
        if (node instanceof ScalarNode scalar && !node.getTag().equals(Tag.NULL)) {
            Matcher matcher = pattern.matcher(scalar.getValue());
            if (matcher.matches()) {
                return matcher;
            }
        }
        throw expected(wanted);
    }

    private ConfigException expected(String what) {
        String subject = name.isEmpty() ? "the file" : name;
        return source.wrong(node.getStartMark(), subject + " must be " + what + ", not " + shown() + ".");
    }

    private String shown() {
        if (node instanceof ScalarNode scalar) {
            return node.getTag().equals(Tag.NULL) || scalar.getValue().isBlank()
                    ? "empty"
                    : "'" + scalar.getValue() + "'";
        }
        return node instanceof SequenceNode ? "a list" : "keys with values";
    }
}
