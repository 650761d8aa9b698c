// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.spec;

import dev.facet.server.GatewayFixture;
import dev.facet.server.page.PageBlock;
import dev.facet.server.page.TestPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * One handshake of a page and what it comes to.
 *
 * @param asked what the client offers, by {@code name: value}
 * @param agreed what is agreed on; empty where the handshake is rejected
 */
record SpecHandshake(SpecWire wire, Map<String, String> asked, Map<String, String> agreed) {
  private static final String REJECTED = "(rejected)";
  private static final String GET = "GET /handshake HTTP/1.1\r\nHost: shop.example\r\n\r\n";

  /** All of a page, in its order. */
  static List<SpecHandshake> of(TestPage page) {
    List<SpecHandshake> all = new ArrayList<>();
    List<PageBlock> blocks = page.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).kind() == PageBlock.Kind.HANDSHAKE) {
        if (i + 1 == blocks.size() || blocks.get(i + 1).kind() != PageBlock.Kind.AGREED) {
          throw new IllegalArgumentException("handshake: no text agreed (expected: one behind it)");
        }
        PageBlock asked = blocks.get(i);
        String agreed = blocks.get(i + 1).text();
        all.add(
            new SpecHandshake(
                SpecWire.of(asked),
                values(asked.text()),
                agreed.strip().equals(REJECTED) ? Map.of() : values(agreed)));
      }
    }
    return all;
  }

  private static Map<String, String> values(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      String[] parts = line.split(": *", 2);
      values.put(parts[0], parts[1]);
    }
    return values;
  }

  /** Makes it; what is wrong with it. */
  List<String> faults(GatewayFixture gateway) throws IOException {
    Map<String, String> came = new LinkedHashMap<>();
    try (SSLSocket socket =
        SpecCertificates.client(wire.certificate())
            .open(gateway.gateway().port(wire.listener()), asked.getOrDefault("name", ""))) {
      offer(socket);
      socket.startHandshake();
      Map<String, String> found = found(socket);
      if (isServed(socket)) {
        agreed.keySet().forEach(name -> came.put(name, found.getOrDefault(name, "none")));
        came.putIfAbsent("certificate", found.get("certificate"));
      }
    } catch (IOException rejected) {
      came.clear();
    }
    return came.equals(agreed)
        ? List.of()
        : List.of("handshake " + asked + ": " + came + " (expected: " + agreed + ")");
  }

  private void offer(SSLSocket socket) {
    SSLParameters parameters = socket.getSSLParameters();
    if (asked.containsKey("version")) {
      parameters.setProtocols(asked.get("version").split(" ", -1));
    }
    if (asked.containsKey("suites")) {
      parameters.setCipherSuites(asked.get("suites").split(" ", -1));
    }
    if (asked.containsKey("protocols")) {
      parameters.setApplicationProtocols(asked.get("protocols").split(" ", -1));
    }
    socket.setSSLParameters(parameters);
  }

  private static Map<String, String> found(SSLSocket socket) throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
    found.put("certificate", shown.getSubjectX500Principal().getName().replace("CN=", ""));
    found.put("key", shown.getPublicKey().getAlgorithm());
    found.put("version", socket.getSession().getProtocol());
    found.put("suite", socket.getSession().getCipherSuite());
    if (!socket.getApplicationProtocol().isEmpty()) {
      found.put("protocol", socket.getApplicationProtocol());
    }
    return found;
  }

  /** By TLS 1.3 a server rejects the client's certificate when the client has done its part. */
  private static boolean isServed(SSLSocket socket) throws IOException {
    if (!socket.getApplicationProtocol().equals("h2")) {
      socket.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
    }
    return socket.getInputStream().read() >= 0; // of HTTP/2: the server's settings
  }
}
