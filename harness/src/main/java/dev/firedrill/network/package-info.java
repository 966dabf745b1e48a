/**
 * The paths between the host and the add-on, and what is wrong with them. Imports {@code fault}, {@code host},
 * {@code time} and {@code toxiproxy}.
 */
@NullMarked
package dev.firedrill.network;

import org.jspecify.annotations.NullMarked;
