// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

/** Where a value of {@code facet.yaml} comes from that does not stand there. */
public sealed interface ValueSource {
  /** {@code ${env.NAME}}. */
  record Variable(String name) implements ValueSource {}

  /**
   * {@code ${file:path}}.
   *
   * @param path as it stands in the configuration file
   */
  record ValueFile(String path) implements ValueSource {}
}
