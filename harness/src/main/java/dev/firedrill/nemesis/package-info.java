/**
 * Disturbs what a scenario names, and heals it whatever becomes of the scenario. Imports {@code fault}, {@code history},
 * {@code host} and {@code time}.
 */
@NullMarked
package dev.firedrill.nemesis;

import org.jspecify.annotations.NullMarked;
