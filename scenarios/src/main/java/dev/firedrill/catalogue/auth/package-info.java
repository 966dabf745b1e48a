/** Secrets and keys change or cannot be had. */
@NullMarked
package dev.firedrill.catalogue.auth;

import org.jspecify.annotations.NullMarked;
