// SPDX-License-Identifier: Apache-2.0
/**
 * Wiring: configuration, routes, pipeline, reload, listeners. Start with {@link
 * dev.facet.server.Main}.
 */
@NullMarked
package dev.facet.server;

import org.jspecify.annotations.NullMarked;
