// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import java.nio.file.Path;

/**
 * What was typed behind {@code facet start}.
 *
 * @param project the folder that should hold {@code facet.yaml}; not looked at yet, so that the log
 *     is set up before anything can be wrong
 */
public record StartOptions(Path project) {}
