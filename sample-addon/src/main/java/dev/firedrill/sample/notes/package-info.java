/**
 * The notes of users and the activity that webhooks report. Depends on no other package of ours.
 */
@NullMarked
package dev.firedrill.sample.notes;

import org.jspecify.annotations.NullMarked;
