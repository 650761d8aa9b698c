// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.second;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamRequest;
import java.util.function.IntUnaryOperator;

/** Copies requests to a second service. */
@FunctionalInterface
public interface Mirroring {
  /** Copies none. */
  Mirroring NONE = (request, context, random) -> request;

  /**
   * Looks at a request before it is sent.
   *
   * @param context of the request
   * @param random a number from 0 up to, not including, the bound it is given
   * @return what is to be sent in its place: the same, whose body is perhaps read along
   */
  UpstreamRequest mirrored(UpstreamRequest request, CallContext context, IntUnaryOperator random);
}
