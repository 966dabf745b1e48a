/**
 * A Toxiproxy server inside this process: TCP proxies with toxics, behind Toxiproxy's HTTP API. It knows nothing of
 * hosts and add-ons. Imports nothing of ours.
 */
@NullMarked
package dev.firedrill.toxiproxy;

import org.jspecify.annotations.NullMarked;
