// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeFrame;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients of gRPC see of problems of the gateway itself (gRPC over HTTP/2, Responses). */
class Http2GrpcProblemsIT extends WithGrpc {
  private final RecordedLog access = new RecordedLog("access");

  @BeforeEach
  void begin() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        listeners:
          public: { port: 0, address: 127.0.0.1, http2: true, limits: { body: 1KiB } }
          management: { port: 0 }
        policies:
          log: { accessLog: {} }
          keys: { apiKey: { header: x-api-key, clients: [{ name: ada, key: k-12345 }] } }
        services:
          s: { endpoints: [{ url: "http://127.0.0.1:%s" }], protocol: http2, timeout: { attempt: 1500ms } }
        routes:
          - { id: grpc, match: { path: /shop.Catalog/* }, auth: none, use: [log], to: { s: 1 } }
          - { id: keys, match: { path: /shop.Keys/* }, use: [log, keys], to: { s: 1 } }
        """
            .formatted(service.port()));
    gateway.start(Mode.START);
  }

  @AfterEach
  void end() {
    access.close();
  }

  /** The head of a response that has nothing else. */
  private RawHttp2.Response failed(String path, String status, String code) throws IOException {
    try (RawHttp2 client = call(path, "application/grpc", true)) {
      RawHttp2.Response response = client.response(1);
      assertRejected(response, status, code);
      return response;
    }
  }

  private static void assertRejected(RawHttp2.Response response, String status, String code) {
    assertEquals(200, response.status());
    assertEquals("application/grpc", response.headers().get("content-type"));
    assertEquals(status, response.headers().get("grpc-status"));
    assertEquals(code, response.headers().get("x-facet-code"));
    assertFalse(response.headers().getOrDefault("grpc-message", "").isEmpty());
    assertEquals("", response.body());
  }

  @Test
  void theHeadEndsTheStream() throws Exception {
    try (RawHttp2 client = call("/nowhere", "application/grpc+proto", true)) {
      assertTrue(client.read(FakeFrame.HEADERS).has(FakeFrame.END_STREAM));
    }
  }

  @Test
  void rejectionsAreToldByStatusesOfGrpc() throws Exception {
    failed("/nowhere", "12", "NOT_FOUND");
    failed("/shop.Keys/Get", "16", "UNAUTHENTICATED");
    failed("/shop.Catalog/%zz", "13", "BAD_REQUEST");
    try (RawHttp2 client = call("/shop.Catalog/Put", "application/grpc", false)) {
      client.data(1, false, "x".repeat(2000));
      assertRejected(client.response(1), "8", "BODY_TOO_LARGE");
    }
  }

  @Test
  void aServiceThatIsSilentIsADeadlineThatPassed() throws Exception {
    service.onHead("/shop.Catalog/Slow", (_, _) -> {});

    RawHttp2.Response response = failed("/shop.Catalog/Slow", "4", "UPSTREAM_TIMEOUT");

    assertEquals("true", response.headers().get("x-facet-may-have-acted"));
    assertEquals(504, access.members().getLast().get("status"));
  }

  /** Clients repeat what is UNAVAILABLE. */
  @Test
  void aServiceThatMayHaveActedIsNotUnavailable() throws Exception {
    service.on("/shop.Catalog/Lost", (_, stream) -> stream.reset(2));

    failed("/shop.Catalog/Lost", "2", "UPSTREAM_CONNECTION_LOST");
  }

  @Test
  void aServiceThatIsNotThereIsUnavailable() throws Exception {
    service.close();

    failed("/shop.Catalog/Get", "14", "UPSTREAM_UNAVAILABLE");
  }

  @Test
  void otherRequestsAreToldByStatusesOfHttp() throws Exception {
    try (RawHttp2 client = call("/nowhere", "application/json", true)) {
      RawHttp2.Response response = client.response(1);

      assertEquals(404, response.status());
      assertEquals("application/problem+json", response.headers().get("content-type"));
    }
    try (RawConnection older = gateway.connect()) {
      String call = "POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Type: application/grpc\r\n";
      assertEquals(404, older.send(call + "Content-Length: 0\r\n\r\n").read(false).status());
    }
  }

  /** Of gRPC-Web the status is in the head too, where a response has nothing else. */
  @ParameterizedTest
  @ValueSource(
      strings = {"application/grpc-web", "application/grpc-web+proto", "application/grpc-web-text"})
  void callsOfGrpcWebAreToldByStatusesOfGrpcOverHttp11Too(String type) throws Exception {
    try (RawConnection older = gateway.connect()) {
      for (String path : List.of("/nowhere", "/shop.Keys/Get")) {
        RawConnection.Response response =
            older
                .send(
                    "POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: %s\r\nContent-Length: 0\r\n\r\n"
                        .formatted(path, type))
                .read(false);

        String status = path.equals("/nowhere") ? "12" : "16";
        assertEquals(200, response.status());
        assertEquals(List.of(type), response.all("content-type"));
        assertEquals(List.of(status), response.all("grpc-status"));
        assertEquals(1, response.all("grpc-message").size());
        assertEquals("", response.body());
      }
    }
  }
}
