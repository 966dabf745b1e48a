package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import java.util.function.Supplier;

/**
 * A variant of Team Notes.
 *
 * @param ids the scenarios that its defect was made for, with commas between; {@code -} for a sound one
 */
record Mutant(String name, String description, String ids, Supplier<Parts> parts) {

    String listed() {
        return String.join("\t", name, description, ids);
    }
}
