// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.RecordedLog;
import dev.facet.server.pipeline.PluginPool;
import dev.facet.server.pipeline.Step;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamPool;
import dev.facet.upstream.UpstreamState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lease that cannot be closed costs the others nothing. */
class SnapshotLeasesTest {
  private final List<String> closed = new ArrayList<>();
  private final SnapshotLeases leases = new SnapshotLeases();

  private void close(String name, boolean fails) {
    if (fails) {
      throw new IllegalStateException(name);
    }
    closed.add(name);
  }

  private void policy(String name, boolean fails) {
    leases.policy(
        name,
        new PluginPool.Lease() {
          @Override
          public Step step() {
            throw new AssertionError(name);
          }

          @Override
          public void close() {
            SnapshotLeasesTest.this.close(name, fails);
          }
        });
  }

  private void service(String name, boolean fails) {
    leases.service(
        name,
        new UpstreamPool.Lease() {
          @Override
          public UpstreamClient client() {
            throw new AssertionError(name);
          }

          @Override
          public UpstreamState state() {
            throw new AssertionError(name);
          }

          @Override
          public void close() {
            SnapshotLeasesTest.this.close(name, fails);
          }
        });
  }

  @Test
  void closesAllAndLogsWhatCannotBeClosed() {
    service("broken", true);
    service("catalog", false);
    policy("odd", true);
    policy("limit", false);
    try (RecordedLog log = new RecordedLog(SnapshotLeases.class.getName())) {
      leases.close();

      assertEquals(List.of("catalog", "limit"), closed);
      assertEquals(
          List.of("{service=broken}", "{policy=odd}"),
          log.members().stream().map(Object::toString).toList());
    }
  }
}
