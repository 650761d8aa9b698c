// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.RawConnection;
import dev.facet.server.RecordedLog;
import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.config.listener.ListenersConfig;
import dev.facet.server.config.listener.ManagementConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is left of a gateway that could not start. */
class GatewayServerTest {
  private static final String LOOPBACK = "127.0.0.1";

  private final Vertx vertx = GatewayVertx.create();
  private final GatewayServer server = IdleServer.of(vertx, 2);

  @AfterEach
  void closeVertx() throws Exception {
    settled(vertx.close());
  }

  @Test
  void closesThePublicPortWhereTheManagementPortIsTaken() throws Exception {
    int free;
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = any.getLocalPort();
    }
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Future<Void> start =
          settled(
              server.start(listeners(free, taken.getLocalPort()), List.of(taken.getLocalPort())));

      BindException failure = assertInstanceOf(BindException.class, start.cause());
      assertTrue(String.valueOf(failure.getMessage()).contains(":" + taken.getLocalPort()));
      RawConnection.awaitNoListener(free);
      assertEquals(Set.of(), vertx.deploymentIDs());
    }
  }

  @Test
  void leavesNothingWhereThePublicPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Future<Void> start = settled(server.start(listeners(taken.getLocalPort(), 0), List.of(0)));

      assertInstanceOf(BindException.class, start.cause());
      assertEquals(Set.of(), vertx.deploymentIDs());
      assertEquals(0, server.managementPort());
    }
  }

  @Test
  void managesOnTheNextPortWhereOneIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Future<Void> start = settled(server.start(listeners(0, port), List.of(port, 0)));

      assertTrue(start.succeeded());
      assertNotEquals(port, server.managementPort());
      new Socket(InetAddress.getLoopbackAddress(), server.managementPort()).close();
      settled(server.close());
    }
  }

  @Test
  void opensNothingMoreForAReloadThatWasGivenUp() throws Exception {
    Future<Void> late = server.prepare(listeners(0, 0), List.of(0));
    settled(server.discard());

    assertTrue(settled(late).failed());
    assertEquals(Set.of(), vertx.deploymentIDs());
  }

  @Test
  void whatWasGivenUpTakesNothingFromTheNextReload() throws Exception {
    Future<Void> late = server.prepare(listeners(0, 0), List.of(0));
    settled(server.discard());
    Future<Void> next = settled(server.prepare(listeners(0, 0), List.of(0)));
    settled(late);
    settled(server.adopt(listeners(0, 0)));

    assertTrue(next.succeeded());
    new Socket(InetAddress.getLoopbackAddress(), server.port()).close();
    new Socket(InetAddress.getLoopbackAddress(), server.managementPort()).close();
    settled(server.close());
  }

  @Test
  void warnsOfMoreConnectionsThanThereAreFileDescriptors() {
    try (RecordedLog log = new RecordedLog(GatewayServer.class.getName())) {
      GatewayServer.warnOfDescriptors(924, 924);
      GatewayServer.warnOfDescriptors(1, -101);
      assertEquals(List.of(), log.events());

      GatewayServer.warnOfDescriptors(925, 924);
      String told = log.events().getFirst().getFormattedMessage();
      assertTrue(told.contains("925") && told.contains("924") && told.contains("ulimit -n"), told);
    }
  }

  private static ListenersConfig listeners(int open, int management) {
    return new ListenersConfig(
        Map.of(
            "public",
            new ListenerConfig(
                open, LOOPBACK, null, null, null, null, null, null, null, null, null)),
        new ManagementConfig(management, LOOPBACK));
  }

  private static <T> Future<T> settled(Future<T> future) throws InterruptedException {
    CountDownLatch settled = new CountDownLatch(1);
    future.onComplete(_ -> settled.countDown());
    assertTrue(settled.await(60, TimeUnit.SECONDS));
    return future;
  }
}
