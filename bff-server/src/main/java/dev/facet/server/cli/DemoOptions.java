// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import java.nio.file.Path;

/**
 * What was typed behind {@code facet demo}.
 *
 * @param folder where the demo's project is written
 * @param port where the gateway listens on loopback; 0 for any free port
 */
public record DemoOptions(Path folder, int port) {}
