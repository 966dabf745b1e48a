package dev.firedrill.report;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Header;
import dev.firedrill.history.HistoryFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a run leaves what it knows: {@code runs/<run>/} under the report folder, and beside it a text file
 * {@code latest} that names the newest run's folder, because not every system has links.
 */
public final class RunDirectory {

    /** The file of {@link #writeSettings}. */
    public static final String SETTINGS = "settings.json";

    /** The file of {@link #writeHistory}. */
    public static final String HISTORY = "history.ndjson";

    private final Path root;
    private final Path path;

    private RunDirectory(Path root, Path path) {
        this.root = root;
        this.path = path;
    }

    /**
     * Makes the folder of a run.
     *
     * @param root the report folder; made when it does not exist
     * @throws ReportUnwritableException when it cannot be made
     */
    public static RunDirectory create(Path root, String run) throws ReportUnwritableException {
        Path path = root.resolve("runs").resolve(run);
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw ReportUnwritableException.at(path, e);
        }
        return new RunDirectory(root, path);
    }

    /** The folder of a run that is over, to write its reports again. */
    public static RunDirectory of(Path run) {
        Path path = run.toAbsolutePath().normalize();
        return new RunDirectory(path.resolve("..").resolve("..").normalize(), path);
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /** Where the output of an add-on goes that was started for this run. */
    public Path addonLog() {
        return path.resolve("addon.log");
    }

    /** The page to open. */
    public Path page() {
        return path.resolve("index.html");
    }

    /** Removes the folder of a run that came to nothing, unless the add-on's output is in it. */
    public void discard() throws IOException {
        if (Files.notExists(addonLog()) || Files.size(addonLog()) == 0) {
            Files.deleteIfExists(addonLog());
            removeIfEmpty(path);
            removeIfEmpty(root.resolve("runs"));
            removeIfEmpty(root);
        }
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Other runs have left something there.
            return;
        }
    }

    /**
     * Writes {@code history.ndjson} and points {@code latest} to this run; a run that is interrupted leaves at least
     * this.
     */
    public void writeHistory(Header header, List<Entry> entries) throws ReportUnwritableException {
        Path file = path.resolve(HISTORY);
        try {
            HistoryFile.write(file, header, entries);
        } catch (IOException e) {
            throw ReportUnwritableException.at(file, e);
        }
        write(root.resolve("latest"), "runs/" + path.getFileName() + "\n");
    }

    /** Writes {@code settings.json}: how the run was told what to do, for a replay. */
    public void writeSettings(String json) throws ReportUnwritableException {
        write(path.resolve(SETTINGS), json);
    }

    /**
     * Writes {@code junit.xml}, {@code run.json} and {@code index.html}, and the schedules of scenarios that did not
     * pass.
     */
    public void writeReports(RunResult result) throws ReportUnwritableException {
        write(path.resolve("junit.xml"), JUnitXml.render(result));
        write(path.resolve("run.json"), RunJson.render(result));
        write(page(), HtmlReport.render(result));
        writeSchedules(result);
    }

    /** The file of a scenario's schedule, below a run's directory. */
    static String schedule(String id) {
        return "schedules/" + id + ".yaml";
    }

    private void writeSchedules(RunResult result) throws ReportUnwritableException {
        for (Judged judged : result.judged()) {
            var schedule = result.schedule(judged);
            if (schedule.isPresent()) {
                Path file = path.resolve(schedule(judged.scenario().id()));
                createFolder(file.resolveSibling("."));
                write(file, schedule.get().yaml(remarks(judged, result)));
            }
        }
    }

    private static void createFolder(Path folder) throws ReportUnwritableException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw ReportUnwritableException.at(folder, e);
        }
    }

    private static List<String> remarks(Judged judged, RunResult result) {
        String id = judged.scenario().id();
        return List.of(
                "What was done in " + id + " in the run " + result.header().run() + ", as its history has it.",
                "Play it with 'firedrill drill --schedule' and this file, or name it under 'schedules' in your"
                        + " firedrill.yaml.");
    }

    private static void write(Path file, String text) throws ReportUnwritableException {
        try {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ReportUnwritableException.at(file, e);
        }
    }
}
