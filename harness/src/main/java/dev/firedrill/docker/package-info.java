/** What can be learned of Docker on this machine at once, without a library. Imports {@code time}. */
@NullMarked
package dev.firedrill.docker;

import org.jspecify.annotations.NullMarked;
