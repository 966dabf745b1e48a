package dev.firedrill.matrix;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first table of a Markdown text: cells by row and column. */
final class Table {

    private final List<String> columns;
    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

    private Table(List<String> columns) {
        this.columns = columns;
    }

    static Table first(String markdown) {
        var lines = markdown.lines()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .map(Table::cells)
                .toList();
        var table = new Table(lines.get(0));
        lines.stream().skip(2).forEach(table::add);
        return table;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    private void add(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("A row of another length: " + cells);
        }
        var row = new LinkedHashMap<String, String>();
        for (int i = 1; i < columns.size(); i++) {
            row.put(columns.get(i), cells.get(i));
        }
        rows.put(cells.get(0), row);
    }

    /** The names of the rows. */
    List<String> rows() {
        return List.copyOf(rows.keySet());
    }

    /** The names of the columns but the first. */
    List<String> columns() {
        return columns.subList(1, columns.size());
    }

    String cell(String row, String column) {
        String cell = rows.getOrDefault(row, Map.of()).get(column);
        if (cell == null) {
            throw new IllegalArgumentException("There is no cell " + row + ", " + column);
        }
        return cell;
    }
}
