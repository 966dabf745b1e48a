/**
 * Team Notes with one mistake each, of the kind that real add-ons make, and some unusual but sound ones: what a test
 * harness for add-ons must catch, and what it must not blame. Not for copying.
 */
@NullMarked
package dev.firedrill.sample.mutants;

import org.jspecify.annotations.NullMarked;
