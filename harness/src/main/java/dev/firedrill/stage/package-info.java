/**
 * What a scenario may see and do, as neutral interfaces and values: tenants, users, forgeries, probes. Imports
 * {@code checker}, for a scenario's second half, {@code fault} and {@code time}; nothing here says how any of it is done.
 */
@NullMarked
package dev.firedrill.stage;

import org.jspecify.annotations.NullMarked;
