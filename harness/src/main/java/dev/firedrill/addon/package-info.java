/**
 * The add-on under test as a process: started, awaited, stopped, its log kept. Imports {@code connect}, {@code history}
 * and {@code time}.
 */
@NullMarked
package dev.firedrill.addon;

import org.jspecify.annotations.NullMarked;
