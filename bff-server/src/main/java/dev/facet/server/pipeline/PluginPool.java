// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.pipeline;

import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The plugins of all policies. A policy with an equal configuration keeps its plugin over a reload,
 * so that buckets, keys and caches survive; the last lease that is given back closes it.
 */
public final class PluginPool {
  private final Map<Key, Shared> plugins = new HashMap<>();

  private record Key(String policy, String plugin, Record config) {}

  /** A plugin in use, to be given back. */
  public interface Lease extends AutoCloseable {
    /** The plugin as a step of any number of pipelines. */
    Step step();

    /** Gives the plugin back; harmless when called again. */
    @Override
    void close();
  }

  /**
   * The plugin of a policy, made where there is none yet. Runs off the event loop.
   *
   * @param config an instance of the factory's configuration type
   * @throws IllegalArgumentException where the configuration cannot work
   */
  public synchronized Lease lease(PluginFactory<?> factory, Record config, PluginContext context) {
    Key key = new Key(context.policy(), factory.name(), config);
    Shared shared = plugins.get(key);
    if (shared == null) {
      shared = new Shared(Step.make(factory, config, context));
      plugins.put(key, shared);
    }
    shared.leases++;
    return new OneLease(key, shared.step);
  }

  /** Whether it was the last lease. */
  private synchronized boolean giveBack(Key key) {
    Shared shared = plugins.get(key);
    boolean last = shared != null && --shared.leases == 0;
    if (last) {
      plugins.remove(key);
    }
    return last;
  }

  /** A plugin and how many use it. */
  private static final class Shared {
    private final Step step;
    private int leases;

    Shared(Step step) {
      this.step = step;
    }
  }

  /** One use. */
  private final class OneLease implements Lease {
    private final Key key;
    private final Step step;
    private final AtomicBoolean givenBack = new AtomicBoolean();

    OneLease(Key key, Step step) {
      this.key = key;
      this.step = step;
    }

    @Override
    public Step step() {
      return step;
    }

    @Override
    public void close() {
      if (!givenBack.getAndSet(true) && giveBack(key)) {
        step.plugin().close(); // not under the lock: it may take its time
      }
    }
  }
}
