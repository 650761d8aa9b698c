// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import dev.facet.server.route.PathPattern;
import dev.facet.upstream.config.Require;

/**
 * What becomes of the path.
 *
 * @param strip the beginning that the service does not see, whole segments
 */
public record RewriteConfig(PathPattern.Exact strip) {
  /** Guards the form. */
  public RewriteConfig {
    Require.require(!strip.path().endsWith("/"), "strip", strip, "whole segments, such as /v1");
  }
}
