/** The host is slow. */
@NullMarked
package dev.firedrill.catalogue.latency;

import org.jspecify.annotations.NullMarked;
