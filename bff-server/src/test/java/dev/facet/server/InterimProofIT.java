// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T21, T22, T29 and T51, over each way that requests come to a gateway. */
class InterimProofIT extends WithWires {
  private static final String EVENTS =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final String[] UPLOAD = {"expect", "100-continue", "content-length", "5"};

  private final Promise<Wire> wire = Promise.promise();

  @BeforeEach
  void startGateway() throws IOException {
    start();
  }

  private Wire begun() throws Exception {
    return wire.future().await(60, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T21: RFC 9110, section 10.1.1: the service's 100 comes back, then the body goes on")
  void theServiceSaysWhetherItWantsTheBody(ClientWire by) throws Exception {
    service().onHead("POST", "/up", _ -> FakeResponse.steps(wire::complete));
    if (by.isHttp2()) {
      try (RawHttp2 client = http2(by)) {
        client.request(1, false, "POST", "/up", UPLOAD);
        begun().write("HTTP/1.1 100 Continue\r\n\r\n");
        assertEquals("100", client.readHead().get(":status"));
        client.data(1, true, "hello");
        respondToUpload();
        assertEquals("ok", client.response(1).body());
      }
    } else {
      try (RawConnection client = http1(by)) {
        client.send(
            "POST /up HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
        begun().write("HTTP/1.1 100 Continue\r\n\r\n");
        assertEquals(100, client.readHead().status());
        client.send("hello");
        respondToUpload();
        assertEquals("ok", client.read(false).body());
      }
    }
  }

  private void respondToUpload() throws Exception {
    begun().received(5).await(60, TimeUnit.SECONDS);
    FakeResponse.of(200, Map.of(), "ok").write(begun());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T22: RFC 8297: 103 comes before the response")
  void earlyHintsGoOn(ClientWire by) throws Exception {
    FakeResponse hint = FakeResponse.raw("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n");
    service().on("GET", "/a", _ -> FakeResponse.both(hint, FakeResponse.of(200, Map.of(), "ok")));
    if (by.isHttp2()) {
      try (RawHttp2 client = http2(by)) {
        Map<String, String> head = client.request(1, true, "GET", "/a").readHead();
        assertEquals("103 </a.css>", head.get(":status") + " " + head.get("link"));
        assertEquals("ok", client.response(1).body());
      }
    } else {
      try (RawConnection client = http1(by)) {
        RawConnection.Response head = client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n").readHead();
        assertEquals("103 [</a.css>]", head.status() + " " + head.all("link"));
        assertEquals("ok", client.read(false).body());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP2", "HTTP2_TLS"})
  @DisplayName(
      "T22: RFC 9110, section 15.2: over HTTP/2 no interim response takes another's status")
  void otherInterimResponsesAreNoHints(ClientWire by) throws Exception {
    FakeResponse other = FakeResponse.raw("HTTP/1.1 102 Processing\r\nX-A: 1\r\n\r\n");
    service().on("GET", "/a", _ -> FakeResponse.both(other, FakeResponse.of(200, Map.of(), "ok")));
    try (RawHttp2 client = http2(by)) {
      assertEquals("200", client.request(1, true, "GET", "/a").readHead().get(":status"));
      assertEquals("ok", client.response(1, 200).body());
    }
  }

  /** The next event is not there before the one at hand has come. */
  @ParameterizedTest
  @EnumSource
  @DisplayName("T29: WHATWG HTML, 9.2: each event goes on by itself; who leaves ends the stream")
  void eventsGoOnOneByOne(ClientWire by) throws Exception {
    service()
        .on("GET", "/events", _ -> FakeResponse.steps(made -> wire.complete(made.write(EVENTS))));
    if (by.isHttp2()) {
      try (RawHttp2 client = http2(by)) {
        client.request(1, true, "GET", "/events");
        assertEquals("200", client.readHead().get(":status"));
        for (String event : List.of("data: 1\n\n", "data: 2\n\n")) {
          begun().chunk(event);
          assertEquals(event, client.read(FakeFrame.DATA).payload().toString());
        }
        client.send(FakeFrame.RST_STREAM, 0, 1, Buffer.buffer().appendInt(8));
        begun().closed().await(60, TimeUnit.SECONDS);
      }
    } else {
      try (RawConnection client = http1(by)) {
        client.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
        assertEquals(200, client.readHead().status());
        for (String event : List.of("data: 1\n\n", "data: 2\n\n")) {
          begun().chunk(event);
          assertEquals(event, client.readChunk().toString());
        }
      }
      begun().closed().await(60, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T51: RFC 9112, section 9.6, RFC 9113, section 6.8: what is in flight ends in order")
  void aGatewayThatStopsLetsRequestsEnd(ClientWire by) throws Exception {
    service().on("GET", "/late", _ -> FakeResponse.steps(wire::complete));
    if (by.isHttp2()) {
      try (RawHttp2 client = http2(by)) {
        client.request(1, true, "GET", "/late");
        var _ = begun();
        Future<Void> stopped = gateway.gateway().close();
        assertEquals(0, client.read(FakeFrame.GOAWAY).errorCode());
        FakeResponse.of(200, Map.of(), "late").write(begun());
        assertEquals("late", client.response(1).body());
        stopped.await(60, TimeUnit.SECONDS);
      }
    } else {
      try (RawConnection client = http1(by)) {
        client.send("GET /late HTTP/1.1\r\nHost: a\r\n\r\n");
        var _ = begun();
        Future<Void> stopped = gateway.gateway().close();
        FakeResponse.of(200, Map.of(), "late").write(begun());
        assertEquals("late", client.read(false).body());
        assertTrue(client.isCut());
        stopped.await(60, TimeUnit.SECONDS);
      }
    }
  }
}
