// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.limit.concurrency;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;
import dev.facet.server.plugin.limit.LimitKeys;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes plugins from {@code concurrency}. Those of one policy count together, over reloads that
 * change its settings too: what is in flight stays so.
 */
public final class ConcurrencyPluginFactory implements PluginFactory<ConcurrencyConfig> {
  private final Map<String, Counted> policies = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "concurrency";
  }

  @Override
  public Class<ConcurrencyConfig> configType() {
    return ConcurrencyConfig.class;
  }

  @Override
  public Phase phase(ConcurrencyConfig config) {
    return LimitKeys.of(config.key()).phase();
  }

  @Override
  public Plugin create(ConcurrencyConfig config, PluginContext context) {
    Counted own = policies.compute(context.policy(), (_, before) -> Counted.oneMore(before));
    return new ConcurrencyPlugin(config, own.inFlight(), () -> giveBack(context.policy()));
  }

  private void giveBack(String policy) {
    policies.computeIfPresent(policy, (_, before) -> before.oneLess());
  }

  /**
   * What is in flight by a policy.
   *
   * @param plugins how many count it
   */
  private record Counted(InFlightRequests inFlight, int plugins) {
    static Counted oneMore(@Nullable Counted before) {
      return before == null
          ? new Counted(new InFlightRequests(), 1)
          : new Counted(before.inFlight, before.plugins + 1);
    }

    @Nullable Counted oneLess() {
      return plugins == 1 ? null : new Counted(inFlight, plugins - 1);
    }
  }
}
