// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import dev.facet.server.snapshot.Mode;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** Two gateways of the same files. */
abstract class WithReplicas extends WithSharedStore {
  private final Mode mode;
  private final Map<String, String> files;
  private @Nullable GatewayFixture one;
  private @Nullable GatewayFixture other;

  /**
   * Those of a project.
   *
   * @param files as {@link #start} takes them
   */
  WithReplicas(Mode mode, Map<String, String> files) {
    this.mode = mode;
    this.files = files;
  }

  @BeforeEach
  void startReplicas() {
    one = start("one", mode, files);
    other = start("other", mode, files);
  }

  final GatewayFixture one() {
    return Objects.requireNonNull(one);
  }

  final GatewayFixture other() {
    return Objects.requireNonNull(other);
  }
}
