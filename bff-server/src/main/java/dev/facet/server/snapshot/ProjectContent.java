// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.GatewayConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a snapshot is compiled from. Two that are equal compile to the same; other files of the
 * folder, such as a log that grows there, are no part of it.
 *
 * @param digest of the texts
 * @param config what the texts mean with the variables and secrets of this moment; null where they
 *     hold mistakes
 * @param errors what could not be read
 */
record ProjectContent(
    String digest, @Nullable GatewayConfig config, List<Diagnostic.Error> errors) {
  /** Copies the list. */
  ProjectContent {
    errors = List.copyOf(errors);
  }
}
