/** The protocol's pure parts against known answers. */
@NullMarked
package dev.firedrill.sample.atlassian;

import org.jspecify.annotations.NullMarked;
