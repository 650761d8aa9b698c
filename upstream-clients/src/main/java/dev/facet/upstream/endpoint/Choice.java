// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import dev.facet.upstream.config.HashKey;
import org.jspecify.annotations.Nullable;

/** What an endpoint is chosen for. */
public interface Choice {
  /**
   * Whether the call has been tried at an endpoint before, which is chosen only where no other one
   * may be called.
   */
  boolean avoids(ServiceEndpoint endpoint);

  /** What tells the client from others; null where the request has no such thing. */
  @Nullable String value(HashKey key);
}
