@NullMarked
package dev.firedrill.toxiproxy;

import org.jspecify.annotations.NullMarked;
