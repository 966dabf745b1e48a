/**
 * The paths between the host and the add-on: links, and the gateway through which it reaches them under real-looking
 * names. Imports {@code history}, {@code host} and {@code time}.
 */
@NullMarked
package dev.firedrill.network;

import org.jspecify.annotations.NullMarked;
