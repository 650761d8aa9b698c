// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.runtime.Gateway;
import dev.facet.server.runtime.GatewayVertx;
import dev.facet.server.runtime.ProjectRejectedException;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.http.VertxUpstreamPool;
import io.vertx.core.Vertx;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A gateway that cannot start says why, and nothing of what it would serve. */
class FailedStartTest {
  @TempDir private Path folder;
  private final Vertx vertx = GatewayVertx.create();
  private final RecordedReloads told = new RecordedReloads();

  @AfterEach
  void closeVertx() {
    vertx.close().await();
  }

  private void start(Mode mode) {
    Gateway.start(
            Gateway.parts(vertx, new VertxUpstreamPool(vertx), Gateway.inputs(folder, mode), mode),
            told)
        .await();
  }

  /** The unused service would be a warning. */
  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"START", "DEV"})
  void tellsNothingOfServingWhereAPortIsTaken(Mode mode) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(
          folder.resolve("facet.yaml"),
          """
          version: 1
          listeners:
            public: { port: %d, address: 127.0.0.1 }
            management: { port: 0 }
          services:
            s: { endpoints: [{ url: "http://127.0.0.1:9" }] }
            unused: { endpoints: [{ url: "http://127.0.0.1:9" }] }
          routes: [{ id: a, match: { path: /a }, auth: none, to: { s: 1 } }]
          """
              .formatted(taken.getLocalPort()));

      Throwable failure = assertThrows(Throwable.class, () -> start(mode));

      assertInstanceOf(BindException.class, failure);
      assertTrue(told.isEmpty());
    }
  }

  @Test
  void tellsItsFindingsOnceWhereTheFilesHaveErrors() throws Exception {
    Files.writeString(folder.resolve("facet.yaml"), "version: 1");

    assertThrows(ProjectRejectedException.class, () -> start(Mode.START));

    assertTrue(told.isEmpty(), "the findings are those of the exception");
  }
}
