package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.Settings;
import dev.firedrill.sample.TeamNotes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs one of the variants, {@code Mutants <name>}, or lists them, {@code Mutants --list}: name, description and ids of
 * scenarios, with tabs between.
 */
public final class Mutants {

    private static final int USAGE = 64;

    private static final List<Mutant> ALL = Stream.of(TenantMutants.ALL, HostTroubleMutants.ALL, SoundVariants.ALL)
            .flatMap(List::stream)
            .toList();

    private Mutants() {}

    public static void main(String[] arguments) {
        String name = arguments.length == 1 ? arguments[0] : "";
        if (name.equals("--list")) {
            ALL.forEach(mutant -> System.out.println(mutant.listed()));
        } else {
            named(name).ifPresentOrElse(Mutants::run, () -> refuse(name));
        }
    }

    /** What the variant is made of. */
    public static Parts parts(String name) {
        return named(name).orElseThrow().parts().get();
    }

    private static Optional<Mutant> named(String name) {
        return ALL.stream().filter(mutant -> mutant.name().equals(name)).findFirst();
    }

    private static void run(Mutant mutant) {
        TeamNotes.run(Settings.of(System.getenv()), mutant.parts().get());
    }

    private static void refuse(String name) {
        System.err.printf("There is no variant '%s'. Give one of those that --list shows.%n", name);
        System.exit(USAGE);
    }
}
