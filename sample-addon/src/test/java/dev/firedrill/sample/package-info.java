/** Team Notes over the wire, with a stand-in for Atlassian at the other end. */
@NullMarked
package dev.firedrill.sample;

import org.jspecify.annotations.NullMarked;
