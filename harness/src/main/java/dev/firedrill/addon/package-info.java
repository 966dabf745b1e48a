/**
 * The add-on under test as a process or a container: started, awaited, stopped, its log kept. Imports
 * {@code docker}, {@code history} and {@code time}.
 */
@NullMarked
package dev.firedrill.addon;

import org.jspecify.annotations.NullMarked;
