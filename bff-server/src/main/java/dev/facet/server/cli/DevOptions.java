// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import java.nio.file.Path;

/**
 * What was typed behind {@code facet dev}.
 *
 * @param project the folder that holds {@code facet.yaml}
 */
public record DevOptions(Path project) {}
