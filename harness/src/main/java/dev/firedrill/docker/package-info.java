/** What can be learned of Docker on this machine within a second, without a library. Imports nothing of ours but {@code time}. */
@NullMarked
package dev.firedrill.docker;

import org.jspecify.annotations.NullMarked;
