package dev.firedrill.launch.config;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** The text of a configuration, and what to say about a place in it. */
record Source(String file, String text) {

    /** The document; an empty one has no keys. */
    Section root() {
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            return node == null ? Section.empty(this) : new Value(this, "", node).section();
        } catch (MarkedYAMLException e) {
            throw wrong(e.getProblemMark(), "this is not YAML: " + e.getProblem() + ".");
        } catch (YAMLException e) {
            throw wrong(null, "this is not YAML: " + e.getMessage() + ".");
        }
    }

    /** A message that shows the place: its line and a caret beneath. */
    ConfigException wrong(@Nullable Mark mark, String message) {
        int row = mark == null ? 0 : mark.getLine();
        int column = mark == null ? 0 : mark.getColumn();
        List<String> lines = text.lines().collect(Collectors.toList());
        String line = row < lines.size() ? lines.get(row) : "";
        return new ConfigException(file + ":" + (row + 1) + ":" + (column + 1) + ": " + message + "\n  " + line + "\n  "
                + blank(line, column) + "^");
    }

    /** As wide as the start of the line is shown: tabs stay tabs. */
    private static String blank(String line, int column) {
        String padded = line + " ".repeat(column);
        return padded.codePoints()
                .limit(column)
                .mapToObj(c -> c == '\t' ? "\t" : " ")
                .collect(Collectors.joining());
    }
}
