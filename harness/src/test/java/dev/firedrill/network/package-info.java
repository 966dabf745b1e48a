@NullMarked
package dev.firedrill.network;

import org.jspecify.annotations.NullMarked;
