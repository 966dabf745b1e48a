/**
 * The composition root: puts host, links, add-on and workload together, plays scenarios on them, confirms what failed,
 * and cleans up. Imports everything but {@code report}; knows no JUnit and no command line.
 */
@NullMarked
package dev.firedrill.rehearsal;

import org.jspecify.annotations.NullMarked;
