// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import dev.facet.upstream.FakeHttp2;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A gateway before a service of gRPC, and calls to it (gRPC over HTTP/2, Requests). */
abstract class WithGrpc extends WithGateway {
  private final Vertx vertx = Vertx.vertx();

  FakeHttp2 service;

  @BeforeEach
  final void startService() {
    service = FakeHttp2.start(vertx);
  }

  @AfterEach
  final void stopService() throws TimeoutException {
    service.close();
    var _ = vertx.close().await(60, TimeUnit.SECONDS);
  }

  /** Begins a call on the first stream of a new connection, with more fields in its head. */
  final RawHttp2 call(String path, String type, boolean end, String... more) throws IOException {
    String[] fields =
        Stream.concat(Stream.of("te", "trailers", "content-type", type), Stream.of(more))
            .toArray(String[]::new);
    return new RawHttp2(gateway.gateway().port()).request(1, end, "POST", path, fields);
  }
}
