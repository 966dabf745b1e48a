package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import java.util.function.Supplier;

/** A variant of Team Notes. */
record Mutant(String name, String description, Supplier<Parts> parts) {}
