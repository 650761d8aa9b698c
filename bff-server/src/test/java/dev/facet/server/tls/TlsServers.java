// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tls;

import dev.facet.server.config.listener.CertificateConfig;
import dev.facet.server.config.listener.ListenerTlsConfig;
import dev.facet.upstream.TestPem;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Servers that speak TLS as listeners do, by the library that a test says. */
final class TlsServers {
  private TlsServers() {}

  /** The port of a new one. */
  static int listen(Vertx vertx, ListenerTlsConfig config, TlsLibrary library)
      throws TimeoutException {
    HttpServerOptions options = new HttpServerOptions();
    ServerTls.of(config, List.of(HttpVersion.HTTP_1_1), library).apply(options);
    return vertx
        .createHttpServer(options)
        .requestHandler(request -> request.response().end("over TLS"))
        .listen(0, "127.0.0.1")
        .await(60, TimeUnit.SECONDS)
        .actualPort();
  }

  /** What a listener shows. */
  static CertificateConfig config(TestPem.Signed signed) throws IOException {
    return new CertificateConfig(TlsClient.read(signed.cert()), TlsClient.read(signed.key()));
  }
}
