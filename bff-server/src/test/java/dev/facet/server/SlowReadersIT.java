// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.Eventually;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.FreePort;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * T26: any number of clients that do not read, or whose uploads a service does not, leave the
 * gateway enough memory to serve all others. It has little here, so that they need not be many.
 */
class SlowReadersIT {
  private static final int MANY = 250;
  private static final int LARGE = 4_000_000;
  private static final int LITTLE_READ = 4_096;
  private static final String LITTLE_MEMORY =
      "-Xmx160m -XX:MaxDirectMemorySize=40m -XX:TieredStopAtLevel=1"
          + " -Dio.netty.allocator.type=pooled";

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final FakeUpstream service = FakeUpstream.start(vertx);
  private final List<AutoCloseable> slow = new ArrayList<>();
  private ServerSocket deaf;
  private Process gateway;
  private int management;
  private int port;

  @BeforeEach
  void startGateway() throws IOException {
    management = FreePort.find();
    deaf = new ServerSocket();
    deaf.setReceiveBufferSize(LITTLE_READ);
    deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), MANY);
    service.on("GET", "/big", _ -> FakeResponse.json(200, "x".repeat(LARGE)));
    Files.write(Files.createDirectories(folder.resolve("public")).resolve("big"), new byte[LARGE]);
    Files.writeString(
        folder.resolve("facet.yaml"),
        """
        version: 1
        listeners:
          public: { port: 0, address: 127.0.0.1, http2: true, limits: { body: 10MiB } }
          management: { port: %d }
        services:
          service: { endpoints: [{ url: "%s" }], pool: { max: 1000 }, timeout: { attempt: 60s, total: 60s } }
          deaf: { endpoints: [{ url: "http://127.0.0.1:%d" }], pool: { max: 1000 }, timeout: { attempt: 60s, total: 60s } }
        routes:
          - { id: big, match: { path: /big }, auth: none, to: { service: 1 } }
          - { id: files, match: { path: /files/* }, auth: none, files: { dir: public } }
          - { id: deaf, match: { path: /deaf }, auth: none, to: { deaf: 1 } }
          - { id: fixed, match: { path: /fixed }, auth: none, respond: { status: 204 } }
        """
            .formatted(management, service.url(), deaf.getLocalPort()));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.facet.server.Main",
                "start",
                folder.toString())
            .redirectErrorStream(true);
    builder.environment().put("JDK_JAVA_OPTIONS", LITTLE_MEMORY);
    gateway = builder.start();
    BufferedReader said = gateway.inputReader(UTF_8);
    String line = "";
    while (!line.contains("listener public on port ")) {
      String last = line;
      line = Objects.requireNonNull(said.readLine(), () -> "ended: " + last);
    }
    port = Integer.parseInt(line.replaceFirst(".*listener public on port (\\d+).*", "$1"));
    Thread.ofVirtual().start(() -> said.lines().forEach(_ -> {}));
  }

  @AfterEach
  void end() throws Exception {
    gateway.destroyForcibly();
    for (AutoCloseable client : slow) {
      client.close();
    }
    deaf.close();
    service.close();
    var _ = vertx.close();
    assertTrue(gateway.waitFor(60, TimeUnit.SECONDS));
  }

  @Test
  void t26ClientsThatReadNothingOfResponsesRfc9112Section9() throws Exception {
    for (int i = 0; i < MANY; i++) {
      slowly("GET /big HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    var _ = service.awaitRequests(MANY);
    assertOthersAreServed();
  }

  @Test
  void t26StreamsWithoutAWindowRfc9113Section5() throws Exception {
    Buffer noWindow = Buffer.buffer().appendShort((short) 4).appendInt(0);
    for (int i = 0; i < MANY / 50; i++) {
      RawHttp2 client = new RawHttp2(port, noWindow);
      slow.add(client);
      for (int stream = 0; stream < 50; stream++) {
        client.request(2 * stream + 1, true, "GET", "/big");
      }
    }
    var _ = service.awaitRequests(MANY);
    assertOthersAreServed();
  }

  @Test
  void t26ClientsThatReadNothingOfFiles() throws Exception {
    for (int i = 0; i < MANY; i++) {
      slowly("GET /files/big HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    assertOthersAreServed();
  }

  @Test
  void t26UploadsThatAServiceDoesNotReadRfc9112Section9() throws Exception {
    byte[] much = new byte[LARGE];
    for (int i = 0; i < MANY; i++) {
      RawConnection client =
          slowly("POST /deaf HTTP/1.1\r\nHost: a\r\nContent-Length: " + LARGE + "\r\n\r\n");
      Thread.ofVirtual().start(() -> send(client, much));
    }
    for (int i = 0; i < MANY / 2; i++) {
      slow.add(deaf.accept());
    }
    assertOthersAreServed();
  }

  private static void send(RawConnection client, byte[] much) {
    try {
      var _ = client.sendBytes(much);
    } catch (IOException _) {
      // it is closed when the test is over
    }
  }

  private RawConnection slowly(String request) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(LITTLE_READ);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    RawConnection client = new RawConnection(socket);
    slow.add(client);
    return client.send(request);
  }

  private void assertOthersAreServed() throws IOException {
    // At a quarter nothing more is read, and what then turns out not to wait may leave a little
    // less.
    Eventually.await("memory is scarce", () -> taken() > 0.2);
    for (int i = 0; i < 200; i++) {
      try (RawConnection client = new RawConnection(port)) {
        client.send("GET /fixed HTTP/1.1\r\nHost: a\r\n\r\n");
        assertEquals(204, client.read(false).status());
      }
    }
    double taken = taken();
    assertTrue(taken < 0.75, "taken: " + taken);
    for (AutoCloseable client : slow) {
      close(client);
    }
    slow.clear();
    try (RawConnection client = new RawConnection(port)) {
      client.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n");
      RawConnection.Response whole = client.read(false);
      assertEquals(LARGE, whole.bytes().length(), () -> whole.status() + whole.body());
    }
  }

  /** How much of the memory for bytes that wait is taken. */
  private double taken() {
    String page = assertDoesNotThrow(() -> new TestClient(management).get("/metrics")).body();
    return figure(page, "facet_buffers_bytes ") / figure(page, "facet_buffers_limit_bytes ");
  }

  private static double figure(String page, String series) {
    String line = page.lines().filter(it -> it.startsWith(series)).findFirst().orElseThrow();
    return Double.parseDouble(line.substring(series.length()));
  }

  private static void close(AutoCloseable client) {
    try {
      client.close();
    } catch (Exception _) {
      // the gateway has let go of it already
    }
  }
}
