// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.HandClock;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PluginPoolTest {
  private static final Vertx VERTX = Vertx.vertx();

  private final HandClock clock = new HandClock();
  private final PluginPool pool = new PluginPool();
  private int closed;

  /** A configuration. */
  record Setting(int value) {}

  /** Counts how often its plugins are closed. */
  private final class Factory implements PluginFactory<Setting> {
    @Override
    public String name() {
      return "setting";
    }

    @Override
    public Class<Setting> configType() {
      return Setting.class;
    }

    @Override
    public Phase phase(Setting config) {
      return Phase.TRANSFORM;
    }

    @Override
    public Plugin create(Setting config, PluginContext context) {
      if (config.value() < 0) {
        throw new IllegalArgumentException("value: " + config.value() + " (expected: 0 or more)");
      }
      return new Plugin() {
        @Override
        public Future<GatewayResponse> handle(Exchange exchange, Next next) {
          return next.proceed(exchange);
        }

        @Override
        public void close() {
          closed++;
          assertFalse(Thread.holdsLock(pool), "others would wait for it");
        }
      };
    }
  }

  @AfterAll
  static void close() {
    var _ = VERTX.close();
  }

  private PluginPool.Lease lease(String policy, int value) {
    return pool.lease(
        new Factory(),
        new Setting(value),
        new PluginContext(policy, VERTX, clock, clock::nanoTime, Path.of("")));
  }

  @Test
  void anEqualConfigurationKeepsItsPlugin() {
    PluginPool.Lease before = lease("a", 1);
    PluginPool.Lease after = lease("a", 1);
    assertSame(before.step().plugin(), after.step().plugin());
    assertEquals(new Step("a", Phase.TRANSFORM, after.step().plugin()), after.step());
    before.close();
    before.close();
    assertEquals(0, closed);
    after.close();
    assertEquals(1, closed);
  }

  @Test
  void anotherConfigurationOrPolicyHasAnotherPlugin() {
    PluginPool.Lease one = lease("a", 1);
    assertNotSame(one.step().plugin(), lease("a", 2).step().plugin());
    assertNotSame(one.step().plugin(), lease("b", 1).step().plugin());
  }

  @Test
  void aPluginIsMadeAnewOnceTheLastLeaseIsGivenBack() {
    PluginPool.Lease first = lease("a", 1);
    first.close();
    assertNotSame(first.step().plugin(), lease("a", 1).step().plugin());
    assertEquals(1, closed);
  }

  @Test
  void nothingIsKeptOfAConfigurationThatCannotWork() {
    assertThrows(IllegalArgumentException.class, () -> lease("a", -1));
    assertThrows(IllegalArgumentException.class, () -> lease("a", -1));
  }
}
