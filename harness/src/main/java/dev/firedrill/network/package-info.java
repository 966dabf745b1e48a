/** The paths between the host and the add-on. Imports {@code fault}, {@code history}, {@code host} and {@code time}. */
@NullMarked
package dev.firedrill.network;

import org.jspecify.annotations.NullMarked;
