// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

/** How data is printed. */
enum OutputFormat {
  /** For people. */
  TEXT,
  /** One JSON document. */
  JSON,
  /** Workflow commands that GitHub shows beside the changed lines. */
  GITHUB
}
