/**
 * The paths between the host and the add-on, what is wrong with them, and the gateway through which the add-on reaches
 * the host under real-looking names. Imports {@code fault}, {@code history}, {@code host}, {@code time} and
 * {@code toxiproxy}.
 */
@NullMarked
package dev.firedrill.network;

import org.jspecify.annotations.NullMarked;
