@NullMarked
package dev.firedrill.host;

import org.jspecify.annotations.NullMarked;
