// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import dev.facet.upstream.config.UpstreamConfig;

/**
 * The clients of all services. Equal configurations of one service share one client, so that its
 * connections, breaker and bulkhead survive a reload; the last lease that is given back closes it,
 * once the calls in flight have finished.
 */
public interface UpstreamPool {
  /**
   * A client for a service, to be given back with {@link Lease#close}.
   *
   * @param service the service's name in the configuration
   * @param config how it is called
   */
  Lease lease(String service, UpstreamConfig config);

  /** A client in use. */
  interface Lease extends AutoCloseable {
    /** The client. */
    UpstreamClient client();

    /** What may be known of it. */
    UpstreamState state();

    /** Gives the client back; harmless when called again. */
    @Override
    void close();
  }
}
