// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: what may be typed, how responses and rejections look, which exit code they come
 * to. Start with {@link dev.facet.server.cli.FacetCli}. What the commands do is not here, but for
 * {@code version} and {@code healthcheck}: it is behind {@link
 * dev.facet.server.cli.GatewayCommands}. Data goes to standard output, everything else to standard
 * error.
 */
@NullMarked
package dev.facet.server.cli;

import org.jspecify.annotations.NullMarked;
