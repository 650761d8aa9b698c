// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

/** How data is printed. */
public enum OutputFormat {
  /** For people. */
  TEXT,
  /** One JSON document. */
  JSON,
  /** Workflow commands that GitHub shows beside the changed lines. */
  GITHUB,
  /** A log of SARIF 2.1.0, for code scanning. */
  SARIF
}
