// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import dev.facet.upstream.config.RedisConfig;
import dev.facet.upstream.config.UpstreamConfig;
import org.jspecify.annotations.Nullable;

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

  /**
   * The same for a service that may keep responses in a store that replicas share.
   *
   * @param redis how that store is reached; null for none
   */
  default Lease lease(String service, UpstreamConfig config, @Nullable RedisConfig redis) {
    return lease(service, config);
  }

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
