/**
 * The simulated Atlassian cloud: instances behind front doors of their own, what an add-on is to each of them, their
 * REST resources, the key server and the token service. Declares {@link dev.firedrill.host.Links}, the port through which an instance's
 * address is made. Imports {@code connect}, {@code fault}, {@code history} and {@code time}; no type of Netty or
 * WireMock leaves it.
 */
@NullMarked
package dev.firedrill.host;

import org.jspecify.annotations.NullMarked;
