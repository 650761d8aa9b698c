// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.tls.TlsClient;
import dev.facet.upstream.TestPem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The built jar speaks TLS by the native library, and by the JDK where that cannot be loaded. */
class NativeTlsIT {
  private static final String BY_JDK = "TLS by the JDK, which takes";
  private static final String GET = "GET /none HTTP/1.1\r\nHost: shop.example\r\n\r\n";

  @TempDir static Path made;
  private static TestPem authority;
  private static TestPem.Signed shop;

  @TempDir Path folder;

  @BeforeAll
  static void makeCertificates() throws IOException, InterruptedException {
    authority = TestPem.authority(made);
    shop = authority.sign("shop", "shop.example");
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "aarch64"})
  void theNativeLibraryIsPartOfTheJar() throws Exception {
    List<String> told = serve("");
    assertTrue(told.stream().noneMatch(line -> line.contains(BY_JDK)), "" + told);
  }

  @Test
  void theJdkSpeaksWhereTheLibraryIsTurnedOff() throws Exception {
    List<String> told = serve("-Dio.netty.handler.ssl.noOpenSsl=true");
    assertEquals(1, told.stream().filter(line -> line.contains(BY_JDK)).count(), "" + told);
  }

  @Test
  void theJdkSpeaksWhereTheLibraryCannotBeUnpacked() throws Exception {
    Path file = Files.writeString(folder.resolve("no-folder"), "");
    List<String> told = serve("-Dio.netty.native.workdir=" + file);
    assertEquals(1, told.stream().filter(line -> line.contains(BY_JDK)).count(), "" + told);
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "aarch64"})
  void aSecondHandshakeInAConnectionIsRejectedByTheNativeLibrary() throws Exception {
    var _ = serve("", NativeTlsIT::renegotiate);
  }

  @Test
  void aSecondHandshakeInAConnectionIsRejectedByTheJdk() throws Exception {
    var _ = serve("-Dio.netty.handler.ssl.noOpenSsl=true", NativeTlsIT::renegotiate);
  }

  /** What is told until a request over TLS has its response. */
  private List<String> serve(String option) throws Exception {
    return serve(option, this::ask);
  }

  private void ask(int port) throws IOException {
    try (RawConnection connection =
        new RawConnection(TlsClient.trusting(authority).open(port, "shop.example"))) {
      assertEquals(404, connection.send(GET).read(false).status());
    }
  }

  /** A client of TLS 1.2 that begins a second handshake in its connection. */
  private static void renegotiate(int port) throws IOException {
    try (SSLSocket socket = TlsClient.trusting(authority).open(port, "shop.example")) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.getOutputStream().write(GET.getBytes(UTF_8));
      assertEquals('H', socket.getInputStream().read());
      assertThrows(
          IOException.class,
          () -> {
            socket.startHandshake();
            socket.getOutputStream().write(GET.getBytes(UTF_8));
            socket.getInputStream().readAllBytes();
          });
    }
  }

  /** What is done with the port of a gateway. */
  private interface Client {
    void use(int port) throws IOException;
  }

  private List<String> serve(String option, Client client) throws Exception {
    BuiltJar jar = new BuiltJar(folder.toRealPath());
    Files.copy(shop.cert(), folder.resolve("shop/shop.pem"));
    Files.copy(shop.key(), folder.resolve("shop/shop.key"));
    jar.configure(0, "tls: { certificates: [{ cert: shop.pem, key: shop.key }] }");
    Process start =
        jar.process(Map.of("JDK_JAVA_OPTIONS", option), List.of("start", "shop"))
            .redirectErrorStream(true)
            .start();
    List<String> told = new ArrayList<>();
    try (BufferedReader said = start.inputReader(UTF_8)) {
      while (told.isEmpty() || !told.getLast().contains("listener public on port ")) {
        told.add(Objects.requireNonNull(said.readLine(), () -> "ended: " + told));
      }
      int port =
          Integer.parseInt(told.getLast().replaceFirst(".*listener public on port (\\d+).*", "$1"));
      client.use(port);
    } finally {
      start.destroyForcibly();
      assertTrue(start.waitFor(60, TimeUnit.SECONDS));
    }
    assertFalse(String.join("", told).contains("\tat "), "" + told);
    return told;
  }
}
