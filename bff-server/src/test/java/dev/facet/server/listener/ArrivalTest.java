// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.http.HttpDate;
import dev.facet.server.RawConnection;
import dev.facet.server.count.GatewayCounts;
import dev.facet.server.count.StatusClass;
import dev.facet.server.plugin.FakeStream;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.snapshot.BrokenSnapshot;
import dev.facet.server.tunnel.LoopTunnels;
import dev.facet.upstream.Cancellation;
import io.netty.channel.Channel;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.VertxConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Responses that cannot be written, as a plugin may make them. */
class ArrivalTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final ClientLimits LIMITS = new ClientLimits(1, 1, 1, 1);

  private final GatewayCounts counts = new GatewayCounts();

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  private void take(HttpServerRequest request, AsyncResult<GatewayResponse> outcome) {
    BrokenSnapshot snapshot = new BrokenSnapshot("nothing", "gateway");
    RequestEnd end = new RequestEnd(snapshot, counts, System::nanoTime);
    Cancellation cancellation = new Cancellation();
    ResponseDefaults defaults =
        new ResponseDefaults(
            new HttpDate(InstantSource.system()), new Draining(), new LoopTunnels(() -> 0));
    ResponseChannel channel =
        ResponseChannel.open(request, ClientConnection.of(request), end, cancellation, defaults);
    new Arrival(snapshot, end, cancellation, channel).handle(outcome);
  }

  private void assertFailed(Future<GatewayResponse> outcome) throws Exception {
    HttpServer server =
        VERTX
            .createHttpServer()
            .connectionHandler(opened -> {
              Channel channel = ((VertxConnection) opened).channel();
              var _ =
                  new ClientConnection(
                      channel,
                      new ClosingChannel(channel),
                      LIMITS,
                      ClientConnectionTest.input(channel),
                      () -> {});
            })
            .requestHandler(request -> take(request, outcome))
            .listen(0, "127.0.0.1")
            .await();
    try (RawConnection client = new RawConnection(server.actualPort())) {
      client.send("GET / HTTP/1.1\r\nhost: a\r\n\r\n");

      RawConnection.Response response = client.read(false);
      assertEquals(500, response.status());
      assertEquals(List.of(), response.all("x-odd"));
      assertEquals(List.of("close"), response.all("connection"));
      assertTrue(response.body().contains("INTERNAL"), response.body());
      assertTrue(client.closed());
    }
    server.close().await();
    assertEquals(1, counts.unrouted().requests(StatusClass.SERVER_ERROR));
    assertEquals(0, counts.unrouted().requests(StatusClass.SUCCESS));
  }

  private static MultiMap unwritable() {
    return MultiMap.caseInsensitiveMultiMap().add("x-odd", "1").add("x-split", "a\r\nb: c");
  }

  @Test
  void aHeaderWithALineEndIs500() throws Exception {
    assertFailed(
        Future.succeededFuture(
            new GatewayResponse(
                200, unwritable(), new GatewayResponse.Body.Bytes(Buffer.buffer("x")))));
  }

  @Test
  void aStreamThatCannotBeginIs500AndAborted() throws Exception {
    AtomicInteger aborted = new AtomicInteger();
    assertFailed(
        Future.succeededFuture(
            new GatewayResponse(
                200,
                unwritable(),
                new GatewayResponse.Body.Streamed(
                    new FakeStream(), null, aborted::incrementAndGet))));
    assertEquals(1, aborted.get());
  }

  @Test
  void aStatusThatIsNoneIs500() throws Exception {
    assertFailed(Future.succeededFuture(GatewayResponse.empty(-1)));
  }

  @Test
  void aPipelineThatFailsIs500() throws Exception {
    assertFailed(Future.failedFuture(new IllegalStateException("odd")));
  }
}
