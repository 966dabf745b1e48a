/** Nothing of one tenant or user reaches another. */
@NullMarked
package dev.firedrill.catalogue.tenancy;

import org.jspecify.annotations.NullMarked;
