/**
 * What the page shows, as texts and lists that its template only has to lay out. Public because the template's class is
 * generated; nothing outside {@code report} uses it. Imports nothing of ours.
 */
@NullMarked
package dev.firedrill.report.pages;

import org.jspecify.annotations.NullMarked;
