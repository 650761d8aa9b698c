// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import dev.facet.server.tls.TlsClient;
import dev.facet.upstream.TestPem;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The same tests of HTTP/2 in clear text and over TLS, by either library. */
@ParameterizedClass
@EnumSource
abstract class WithHttp2Transports extends WithHttp2Clients {
  private static final String HOST = "shop.example";

  @TempDir static Path made;

  private static TestPem authority;
  private static TestPem.Signed ofEcdsa;
  private static TestPem.Signed ofRsa;

  @Parameter Http2Transport transport = Http2Transport.CLEAR_TEXT;

  @BeforeAll
  static void makeCertificates() throws IOException, InterruptedException {
    authority = TestPem.authority(made);
    ofEcdsa = authority.sign("ecdsa", HOST);
    ofRsa = authority.sign("rsa", HOST, "-keyalg", "RSA");
  }

  /** Starts the gateway over the transport, with more settings of its listener. */
  final void startOver(String listener) {
    start(
        listener
            + switch (transport) {
              case CLEAR_TEXT -> "";
              case OPENSSL -> tls(ofEcdsa);
              case JDK_TLS -> tls(ofEcdsa, ofRsa);
            });
  }

  private static String tls(TestPem.Signed... certificates) {
    return Stream.of(certificates)
        .map(each -> "{ cert: %s, key: %s }".formatted(each.cert(), each.key()))
        .collect(Collectors.joining(", ", ", tls: { certificates: [", "] }"));
  }

  @Override
  final RawHttp2 speak() throws IOException {
    if (transport == Http2Transport.CLEAR_TEXT) {
      return super.speak();
    }
    SSLSocket socket = TlsClient.trusting(authority).open(gateway.gateway().port(), HOST);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    socket.setSSLParameters(parameters);
    return new RawHttp2(socket, Buffer.buffer());
  }
}
