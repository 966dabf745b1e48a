/** Reads {@code firedrill.yaml}, and says exactly where and how it is wrong. Imports nothing of ours. */
@NullMarked
package dev.firedrill.launch.config;

import org.jspecify.annotations.NullMarked;
