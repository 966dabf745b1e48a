/**
 * What people and machines read about a run: terminal, JUnit XML, JSON and a page, all made from judgements and history.
 * Imports {@code checker}, {@code history}, {@code fault} and {@code replay}; never the host or the engine.
 */
@NullMarked
package dev.firedrill.report;

import org.jspecify.annotations.NullMarked;
