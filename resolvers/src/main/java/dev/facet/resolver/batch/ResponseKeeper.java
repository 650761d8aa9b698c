// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.upstream.UpstreamResponse;

/** Is told of a response that was read, so that something of it can be kept. */
@FunctionalInterface
interface ResponseKeeper {
  /** Keeps nothing. */
  ResponseKeeper NONE = (_, _) -> {};

  /**
   * A response was a value.
   *
   * @param value what was read of it, which is not null
   */
  void keep(UpstreamResponse response, Object value);
}
