/** What is paid for, and what is not. */
@NullMarked
package dev.firedrill.catalogue.licence;

import org.jspecify.annotations.NullMarked;
