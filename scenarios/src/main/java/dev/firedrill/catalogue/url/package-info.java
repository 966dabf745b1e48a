/** The host's address changes; the tenant does not. */
@NullMarked
package dev.firedrill.catalogue.url;

import org.jspecify.annotations.NullMarked;
