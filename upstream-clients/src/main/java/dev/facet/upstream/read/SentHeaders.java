// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamRequest;
import io.vertx.core.MultiMap;
import java.util.List;

/** What a client sends with a call beside what the request itself says. */
public interface SentHeaders {
  /**
   * Writes all headers of a buffered call: forwards what is configured, and asks for JSON unless
   * told otherwise.
   */
  void writeBuffered(UpstreamRequest request, CallContext context, MultiMap to);

  /** Names of the inbound headers that buffered calls carry on, in lower case. */
  List<String> forwarded();

  /** Whether the service's configuration gives a header, so that nobody else does. */
  boolean isConfigured(String name);
}
