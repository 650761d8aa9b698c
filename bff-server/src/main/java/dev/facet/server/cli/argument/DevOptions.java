// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import java.nio.file.Path;

/**
 * What was typed behind {@code facet dev}.
 *
 * @param project the folder that holds {@code facet.yaml}
 * @param listen where the gateway listens; the usual port is that of the file
 */
public record DevOptions(Path project, ListenOptions listen) {
  /** A project, served as usual. */
  public DevOptions(Path project) {
    this(project, ListenOptions.USUAL);
  }
}
