// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import java.nio.file.Path;

/**
 * What was typed behind {@code facet init}.
 *
 * @param folder where the project is written
 * @param template what it is made of
 */
public record InitOptions(Path folder, ProjectTemplate template) {}
