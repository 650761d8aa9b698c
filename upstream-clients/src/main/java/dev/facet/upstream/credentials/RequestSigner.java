// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.credentials;

/** Signs the requests to one service. Called from all event loops, so it must not block. */
@FunctionalInterface
public interface RequestSigner {
  /**
   * Adds headers to a request that is about to be sent. What it throws ends the call, and so does a
   * change of a header that says how the request is sent, such as Content-Length or Host.
   */
  void sign(RequestToSign request);
}
