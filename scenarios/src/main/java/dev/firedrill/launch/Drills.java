package dev.firedrill.launch;

import dev.firedrill.launch.config.DrillYaml;
import dev.firedrill.launch.config.FiredrillYaml;
import dev.firedrill.stage.Company;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Schedules in files, as scenarios. */
public final class Drills {

    private Drills() {}

    /**
     * Those that the {@code firedrill.yaml} of a folder names; none where there is no such file.
     *
     * @throws dev.firedrill.launch.config.ConfigException when one of the files is wrong
     * @throws UsageException when two of them have one id
     */
    public static List<DrillScenario> configuredIn(Path folder) {
        Path file = folder.resolve(FiredrillYaml.FILE_NAME);
        return Files.exists(file) ? in(FiredrillYaml.read(file).schedules()) : List.of();
    }

    static List<DrillScenario> in(List<Path> files) {
        var drills = new ArrayList<DrillScenario>();
        for (Path file : files) {
            String id = DrillScenario.id(file);
            if (drills.stream().anyMatch(drill -> drill.id().equals(id))) {
                throw new UsageException("Two of the 'schedules' are called " + id + ", the second in '" + file
                        + "'; give one of the files another name.");
            }
            drills.add(new DrillScenario(id, DrillYaml.read(file), Company.OTHERS));
        }
        return drills;
    }
}
