/**
 * The Connect wire protocol as values: the add-on's descriptor, tokens and their query string hash, install keys, and
 * the bodies and URLs that a host sends. Pure: nothing here opens a connection or reads a clock, so every moment is an
 * argument; only new install keys draw random numbers. Imports nothing of ours. Tokens are assembled with the JDK's
 * cryptography alone, because a harness must also forge what a token library rightly refuses to make: unsigned tokens,
 * secrets too short for their algorithm, a public key used as a secret.
 */
@NullMarked
package dev.firedrill.connect;

import org.jspecify.annotations.NullMarked;
