/**
 * The HTTP surface: lifecycle callbacks, webhooks, pages and the JSON API behind the pages. May depend on all but the
 * root package.
 */
@NullMarked
package dev.firedrill.sample.web;

import org.jspecify.annotations.NullMarked;
