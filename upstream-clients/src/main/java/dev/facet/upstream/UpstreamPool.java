// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import dev.facet.upstream.config.UpstreamConfig;

/**
 * The clients of all services. Leases of one service with equal configurations share one client, so
 * that its connections, breaker and bulkhead survive a reload; the last lease that is given back
 * closes it once its calls in flight have ended.
 */
public interface UpstreamPool {
  /**
   * A client for a service, to be given back with {@link Lease#close}.
   *
   * @param service the service's name in the configuration
   * @param config how to call it
   */
  Lease lease(String service, UpstreamConfig config);

  /** A client in use. */
  interface Lease extends AutoCloseable {
    /** The client. */
    UpstreamClient client();

    /** Gives the client back; harmless when called again. */
    @Override
    void close();
  }
}
