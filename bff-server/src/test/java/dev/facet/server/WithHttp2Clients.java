// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeUpstream;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

/** A gateway that speaks HTTP/2 to clients, before one service of HTTP/1.1. */
abstract class WithHttp2Clients extends WithGateway {
  static final long NO_ERROR = 0;
  static final long PROTOCOL_ERROR = 1;
  static final long INTERNAL_ERROR = 2;
  static final long REFUSED_STREAM = 7;
  static final long CANCEL = 8;
  static final long ENHANCE_YOUR_CALM = 11;

  final RecordedLog access = new RecordedLog("access");

  @AfterEach
  final void closeAccessLog() {
    access.close();
  }

  /** Starts it with settings of the listener. */
  final void start(String listener) {
    start(listener, true);
  }

  /** The same, with HTTP/2 or without it. */
  final void start(String listener, boolean http2) {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        listeners:
          public: { port: 0, address: 127.0.0.1, http2: %s%s }
          management: { port: 0 }
        policies: { log: { accessLog: {} } }
        services: { s: { endpoints: [{ url: "http://s.upstream" }] } }
        routes: [ { id: all, match: { path: /* }, auth: none, use: [log], to: { s: 1 } } ]
        """
            .formatted(http2, listener));
    gateway.start(Mode.START);
  }

  /** The service behind all routes. */
  final FakeUpstream service() {
    return gateway.upstream("s");
  }

  /** A client of HTTP/2, by prior knowledge unless told otherwise. */
  RawHttp2 speak() throws IOException {
    return new RawHttp2(gateway.gateway().port());
  }
}
