// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What was typed behind {@code facet test}.
 *
 * @param project the folder that holds {@code facet.yaml}
 * @param only a glob of the pages to run, relative to the folder or to its {@code tests}; null for
 *     all
 */
public record TestOptions(Path project, @Nullable String only) {}
