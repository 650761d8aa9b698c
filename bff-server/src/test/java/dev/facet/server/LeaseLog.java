// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamPool;
import dev.facet.upstream.UpstreamState;
import dev.facet.upstream.config.UpstreamConfig;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A pool that writes down what is leased and given back, and cannot make one of its clients. */
public final class LeaseLog implements UpstreamPool {
  private final UpstreamPool pool;
  private final String broken;
  private final List<String> log = new CopyOnWriteArrayList<>();

  /**
   * A log of another pool.
   *
   * @param broken the service for which no client can be made
   */
  public LeaseLog(UpstreamPool pool, String broken) {
    this.pool = pool;
    this.broken = broken;
  }

  /** What happened so far, in its order. */
  public List<String> log() {
    return log;
  }

  @Override
  public Lease lease(String service, UpstreamConfig config) {
    if (service.equals(broken)) {
      throw new IllegalStateException(service);
    }
    log.add("lease " + service);
    Lease lease = pool.lease(service, config);
    return new Lease() {
      @Override
      public UpstreamClient client() {
        return lease.client();
      }

      @Override
      public UpstreamState state() {
        return lease.state();
      }

      @Override
      public void close() {
        log.add("close " + service);
        lease.close();
      }
    };
  }
}
