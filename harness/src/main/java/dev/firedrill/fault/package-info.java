/** What can be injected, as values, and whose it is. Pure; imports {@code time} alone. */
@NullMarked
package dev.firedrill.fault;

import org.jspecify.annotations.NullMarked;
