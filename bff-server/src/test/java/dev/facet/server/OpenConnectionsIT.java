// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that only keep connections open take the gateway nothing that others need. */
class OpenConnectionsIT extends WithGateway {
  private static final int MAX_LOOKS = 5_000;
  private static final String REQUEST = "GET /all HTTP/1.1\r\nHost: a\r\n\r\n";

  private final RecordedLog log = new RecordedLog("dev.facet.server.listener.HttpListener");

  @AfterEach
  void closeLog() {
    log.close();
  }

  private static String yaml(int connections) {
    return """
    version: 1
    listeners:
      public:
        port: 0
        address: 127.0.0.1
        limits: { connections: %d }
        shutdown: { pause: 0s }
      management: { port: 0 }
    routes:
      - { id: all, match: { path: /all }, auth: none, respond: { status: 200 } }
    """
        .formatted(connections);
  }

  private void start(int connections) {
    gateway.file("facet.yaml", yaml(connections)).start(Mode.START);
  }

  /** Asks the management listener, which serves however many clients there are. */
  private void awaitSeries(String series) throws Exception {
    String page = "";
    for (int i = 0; i < MAX_LOOKS; i++) {
      page = gateway.management().get("/metrics").body();
      if (page.contains("\n" + series + "\n")) {
        return;
      }
    }
    throw new AssertionError(series + " is not in\n" + page);
  }

  private static int status(RawConnection connection) throws IOException {
    return connection.read(false).status();
  }

  @Test
  void haveNewOnesWaitWhereThereAreTooMany() throws Exception {
    start(2);
    try (RawConnection silent = gateway.connect();
        RawConnection served = gateway.connect()) {
      awaitSeries("facet_client_accept_pauses_total{listener=\"public\"} 1.0");
      try (RawConnection late = gateway.connect()) {
        late.send(REQUEST);
        assertEquals(200, status(served.send(REQUEST)));
        awaitSeries("facet_client_connections{listener=\"public\"} 2.0");
        assertEquals(200, gateway.management().get("/readyz").statusCode());

        silent.reset();

        assertEquals(200, status(late), "it waited, and nothing else happened to it");
      }
    }
    String line = log.events().getFirst().getFormattedMessage();
    assertTrue(
        line.startsWith("listener public: the most connections that it may have are open (2)"),
        line);
    assertTrue(line.contains("raise listeners.public.limits.connections"), line);
  }

  @Test
  void areAsManyAsAReloadSays() throws Exception {
    start(1);
    try (RawConnection silent = gateway.connect();
        RawConnection late = gateway.connect()) {
      awaitSeries("facet_client_accept_pauses_total{listener=\"public\"} 1.0");
      late.send(REQUEST);

      gateway.file("facet.yaml", yaml(2));

      assertTrue(gateway.reloads().next().accepted());
      assertEquals(200, status(late));
      assertEquals(200, status(silent.send(REQUEST)), "what is open stays so");
    }
    awaitSeries("facet_client_connections_limit{listener=\"public\"} 2.0");
  }

  @Test
  void areAcceptedAfterAnotherInOrder() throws Exception {
    start(1);
    for (int i = 0; i < 40; i++) {
      try (RawConnection each = gateway.connect()) {
        assertEquals(200, status(each.send(REQUEST)));
      }
    }
    awaitSeries("facet_client_connections{listener=\"public\"} 0.0");
  }

  @Test
  void areServedAtAStopThoughTheyStillWait() throws Exception {
    start(1);
    try (RawConnection first = gateway.connect()) {
      assertEquals(200, status(first.send(REQUEST)));
      awaitSeries("facet_client_accept_pauses_total{listener=\"public\"} 1.0");
      try (RawConnection late = gateway.connect()) {
        late.send(REQUEST);

        Future<Void> stopped = gateway.gateway().shutdown();

        assertEquals(200, status(late), "it was in the queue of the system");
        stopped.await(60, TimeUnit.SECONDS);
      }
    }
  }
}
