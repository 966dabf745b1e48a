/** Reads {@code firedrill.yaml} and what stands beside it, and says exactly where and how they are wrong. */
@NullMarked
package dev.firedrill.launch.config;

import org.jspecify.annotations.NullMarked;
