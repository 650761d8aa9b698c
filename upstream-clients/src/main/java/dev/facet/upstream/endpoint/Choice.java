// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import dev.facet.upstream.config.HashKey;
import org.jspecify.annotations.Nullable;

/** What an endpoint is chosen for. */
public interface Choice {
  /**
   * The endpoint that has failed the call before: chosen only where no other one may be called;
   * null for the first attempt.
   */
  @Nullable ServiceEndpoint avoided();

  /** What tells the client from others; null where the request has no such thing. */
  @Nullable String value(HashKey key);
}
