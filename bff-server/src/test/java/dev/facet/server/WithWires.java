// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.server.tls.TlsClient;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.TestPem;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway that is asked the same over HTTP/1.1 and HTTP/2, in clear text and over TLS, before one
 * service that a test scripts.
 */
abstract class WithWires extends WithGateway {
  private static final String HOST = "shop.example";

  @TempDir static Path made;

  private static @Nullable TestPem authority;
  private static TestPem.@Nullable Signed shown;

  private final Map<String, List<String>> more = new HashMap<>();

  /**
   * A response, whatever it came by.
   *
   * @param headers in their order, names in lower case
   */
  record Answered(int status, List<Field> headers, String body) {
    /** All values of a header. */
    List<String> all(String name) {
      return headers.stream().filter(field -> field.name().equals(name)).map(Field::value).toList();
    }
  }

  /** One header. */
  record Field(String name, String value) {}

  @BeforeAll
  static void makeCertificate() throws IOException, InterruptedException {
    authority = TestPem.authority(made);
    shown = authority.sign("shop", HOST);
  }

  /**
   * Has the file of the gateway say more.
   *
   * @param section {@code services}, {@code policies} or {@code frontends}
   * @param lines such as {@code few: { concurrency: { max: 3 } }}
   */
  final void also(String section, String... lines) {
    more.computeIfAbsent(section, _ -> new ArrayList<>()).addAll(List.of(lines));
  }

  private String frontends() {
    return more.containsKey("frontends") ? "frontends:\n" + more("frontends") : "";
  }

  private String more(String section) {
    return more.getOrDefault(section, List.of()).stream()
        .map(line -> "  " + line + "\n")
        .collect(Collectors.joining());
  }

  /** Starts the gateway with its one route, {@code /*}, or more. */
  final void start(String... routes) throws IOException {
    startWith("", routes);
  }

  /**
   * The same.
   *
   * @param settings of both listeners, such as {@code , timeouts: { header: 1s }}
   */
  final void startWith(String settings, String... routes) throws IOException {
    write(settings, routes);
    gateway.start(Mode.START);
  }

  /** Gives the gateway that runs other settings of both listeners, and the routes. */
  final void reload(String settings, String... routes) throws Exception {
    write(settings, routes);
    assertTrue(gateway.reloads().next().accepted());
  }

  private void write(String settings, String... routes) throws IOException {
    TestPem.Signed certificate = Objects.requireNonNull(shown);
    gateway.file("tls/shop.key", Files.readString(certificate.key()));
    gateway.file("tls/shop.pem", Files.readString(certificate.cert()));
    List<String> all = new ArrayList<>(List.of(routes));
    if (all.isEmpty()) {
      all.add("{ id: all, match: { path: /* }, auth: none, to: { s: 1 } }");
      all.add("{ id: zip, match: { path: /zip/* }, auth: none, use: [zip], to: { s: 1 } }");
      all.add("{ id: known, match: { path: /known/* }, use: [user], to: { s: 1 } }");
    }
    gateway.file(
        "facet.yaml",
        """
        version: 1
        listeners:
          public: { port: 0, address: 127.0.0.1, http2: true, limits: { body: 64KiB }%s }
          secure: { port: 0, address: 127.0.0.1, limits: { body: 64KiB },
            tls: { certificates: [{ cert: tls/shop.pem, key: tls/shop.key }] }%s }
          management: { port: 0 }
        services:
          s: { endpoints: [{ url: "http://s.upstream" }] }
        %s
        policies:
          zip: { compress: {} }
          user:
            jwt:
              issuer: https://id.example
              audience: [shop]
              algorithms: [HS256]
              keys: [{ secret: a secret that only the issuer and the gateway know }]
              claimsToHeaders: { sub: x-user }
        %s
        %s
        routes:
        """
                .formatted(settings, settings, more("services"), more("policies"), frontends())
            + String.join("", all.stream().map(route -> "  - " + route + "\n").toList()));
  }

  /** The service behind the routes. */
  final FakeUpstream service() {
    return gateway.upstream("s");
  }

  /** A connection on which nothing has been sent, of TLS neither. */
  final Socket connected(ClientWire wire) throws IOException {
    int port = gateway.gateway().port(wire.listener());
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private Socket socket(ClientWire wire) throws IOException {
    if (!wire.isTls()) {
      return connected(wire);
    }
    int port = gateway.gateway().port(wire.listener());
    SSLSocket socket = TlsClient.trusting(Objects.requireNonNull(authority)).open(port, HOST);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {wire.isHttp2() ? "h2" : "http/1.1"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /** A connection for bytes of HTTP/1.1. */
  final RawConnection http1(ClientWire wire) throws IOException {
    return new RawConnection(socket(wire));
  }

  /** A connection for frames of HTTP/2. */
  final RawHttp2 http2(ClientWire wire) throws IOException {
    return new RawHttp2(socket(wire), Buffer.buffer());
  }

  /**
   * The response to a GET.
   *
   * @param headers lines, such as {@code TE: trailers}
   */
  final Answered get(ClientWire wire, String target, String... headers) throws IOException {
    return ask(wire, "GET", target, null, headers);
  }

  /**
   * The response to a request.
   *
   * @param body null for none
   * @param headers lines, such as {@code TE: trailers}
   */
  final Answered ask(
      ClientWire wire, String method, String target, @Nullable String body, String... headers)
      throws IOException {
    return wire.isHttp2()
        ? askHttp2(wire, method, target, body, headers)
        : askHttp1(wire, method, target, body, headers);
  }

  private Answered askHttp1(
      ClientWire wire, String method, String target, @Nullable String body, String... headers)
      throws IOException {
    StringBuilder request =
        new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + HOST + "\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    if (body != null) {
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      request.append("Content-Length: ").append(length).append("\r\n");
    }
    try (RawConnection connection = http1(wire)) {
      connection.send(request + "\r\n" + (body == null ? "" : body));
      RawConnection.Response response = connection.read(method.equals("HEAD"));
      List<Field> fields = new ArrayList<>();
      response
          .headers()
          .forEach(header -> fields.add(new Field(header.getKey(), header.getValue())));
      return new Answered(response.status(), fields, response.body());
    }
  }

  private Answered askHttp2(
      ClientWire wire, String method, String target, @Nullable String body, String... headers)
      throws IOException {
    List<String> fields = new ArrayList<>();
    String scheme = wire.isTls() ? "https" : "http";
    fields.addAll(List.of(":method", method, ":scheme", scheme, ":authority", HOST));
    fields.addAll(List.of(":path", target));
    for (String header : headers) {
      int colon = header.indexOf(':');
      fields.add(header.substring(0, colon).toLowerCase(Locale.ROOT));
      fields.add(header.substring(colon + 1).strip());
    }
    try (RawHttp2 client = http2(wire)) {
      client.head(1, body == null, fields.toArray(String[]::new));
      if (body != null) {
        client.data(1, true, body);
      }
      RawHttp2.Response response = client.response(1);
      List<Field> received = new ArrayList<>();
      response
          .headers()
          .forEach((name, lines) ->
              lines.lines().forEach(value -> received.add(new Field(name, value))));
      return new Answered(response.status(), received, response.body());
    }
  }
}
