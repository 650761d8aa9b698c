// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.bodylimit;

import dev.facet.upstream.config.DataSize;
import org.jspecify.annotations.Nullable;

/**
 * How long a request's body may be.
 *
 * @param max the longest, transfer coding removed; absent: 1 MiB
 */
public record BodyLimitConfig(DataSize max) {
  /** Sets the default. */
  public BodyLimitConfig(@Nullable DataSize max) {
    this.max = max == null ? DataSize.mebibytes(1) : max;
  }
}
