// SPDX-License-Identifier: Apache-2.0
/**
 * What {@code facet demo} shows: five small REST services on loopback, the project folder of a
 * gateway in front of them, and a token to call it with. Start with {@link
 * dev.facet.server.demo.Demo}; the services alone are {@link dev.facet.server.demo.SampleServices}.
 * The gateway itself is not here: it is handed in as a {@link
 * dev.facet.server.demo.GatewayLauncher}.
 */
@NullMarked
package dev.facet.server.demo;

import org.jspecify.annotations.NullMarked;
