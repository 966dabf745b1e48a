/** Events are told at least once. */
@NullMarked
package dev.firedrill.catalogue.webhook;

import org.jspecify.annotations.NullMarked;
