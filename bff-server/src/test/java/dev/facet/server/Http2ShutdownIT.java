// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** T51: clients of HTTP/2 are told in two steps that a gateway stops (RFC 9113, section 6.8). */
class Http2ShutdownIT extends WithHttp2Clients {
  private final Promise<FakeResponse> later = Promise.promise();

  private static int last(FakeFrame goAway) {
    return goAway.payload().getInt(0);
  }

  @Test
  void servesWhatWasOnItsWayAndSaysWhichOneWasTheLast() throws Exception {
    service()
        .on("GET", "/a", _ -> FakeResponse.status(204))
        .on("GET", "/late", _ -> FakeResponse.later(later.future()));
    start(", shutdown: { pause: 0s, grace: 30s }");
    try (RawHttp2 busy = speak();
        RawHttp2 idle = speak()) {
      assertEquals(204, idle.request(1, true, "GET", "/a").response(1).status());
      busy.request(1, true, "GET", "/late");
      var _ = service().awaitRequests(2);
      Future<Void> stopped = gateway.gateway().close();

      FakeFrame first = busy.read(FakeFrame.GOAWAY);
      assertEquals(Integer.MAX_VALUE, last(first));
      assertEquals(NO_ERROR, first.errorCode());
      assertEquals(1, last(busy.read(FakeFrame.GOAWAY)));
      assertEquals(NO_ERROR, idle.ended());
      later.complete(FakeResponse.status(204));
      assertEquals(204, busy.response(1).status());
      stopped.await(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void closesWhatHasNoRequestsWhileOthersAreServedOn() throws Exception {
    service().on("GET", "/a", _ -> FakeResponse.status(204));
    start(", timeouts: { idle: 100s, header: 100ms }, shutdown: { pause: 10m, grace: 1s }");
    try (RawHttp2 client = speak()) {
      assertEquals(204, client.request(1, true, "GET", "/a").response(1).status());
      var _ = gateway.gateway().shutdown();

      assertEquals(Integer.MAX_VALUE, last(client.read(FakeFrame.GOAWAY)));
      assertEquals(NO_ERROR, client.ended());
    }
  }

  @Test
  void saysWhyToThoseThatItCannotWaitFor() throws Exception {
    service().on("GET", "/late", _ -> FakeResponse.later(later.future()));
    start(", shutdown: { pause: 0s, grace: 100ms }");
    try (RawHttp2 client = speak()) {
      client.request(1, true, "GET", "/late");
      var _ = service().awaitRequests(1);
      Future<Void> stopped = gateway.gateway().close();

      RawHttp2.Response response = client.response(1);
      assertEquals(503, response.status());
      assertTrue(response.body().contains("SHUTTING_DOWN"), response.body());
      stopped.await(60, TimeUnit.SECONDS);
    }
  }
}
