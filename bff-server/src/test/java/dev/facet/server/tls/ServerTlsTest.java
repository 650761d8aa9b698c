// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.facet.server.config.listener.CertificateConfig;
import dev.facet.server.config.listener.ListenerTlsConfig;
import dev.facet.upstream.TestPem;
import dev.facet.upstream.config.TlsVersion;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What listeners show and speak by either library: names, kinds of keys, versions, suites. */
@ParameterizedClass
@EnumSource(TlsLibrary.class)
final class ServerTlsTest {
  private static final String RSA_SUITE = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
  private static final String EC_SUITE = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";

  private static final Vertx VERTX = Vertx.vertx();
  @TempDir private static Path folder;
  private static TlsClient client;
  private static List<CertificateConfig> certificates;
  private static CertificateConfig rsa;
  @Parameter private TlsLibrary library = TlsLibrary.JDK;
  private int port;

  @BeforeAll
  static void serve() throws Exception {
    TestPem authority = TestPem.authority(folder);
    client = TlsClient.trusting(authority);
    certificates = new ArrayList<>();
    certificates.add(TlsServers.config(authority.sign("shop", "shop.example")));
    rsa = TlsServers.config(authority.sign("shop-rsa", "shop.example", "-keyalg", "RSA"));
    certificates.add(
        TlsServers.config(authority.sign("all", "all.example", "-ext", "SAN=dns:*.all.example")));
    certificates.add(TlsServers.config(authority.sign("one", "one.all.example")));
  }

  @BeforeEach
  void listen() throws TimeoutException {
    assumeTrue(library == TlsLibrary.JDK || TlsLibrary.ofProcess() == TlsLibrary.OPENSSL);
    port = listen(certificates);
  }

  @AfterAll
  static void stop() throws TimeoutException {
    var _ = VERTX.close().await(60, TimeUnit.SECONDS);
  }

  private int listen(List<CertificateConfig> shown) throws TimeoutException {
    return listen(new ListenerTlsConfig(shown, null, null, null, null));
  }

  private int listen(ListenerTlsConfig config) throws TimeoutException {
    return TlsServers.listen(VERTX, config, library);
  }

  private static String name(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }

  @Test
  void showsTheCertificateOfTheNameThatIsAskedFor() throws IOException {
    assertEquals("CN=shop.example", name(client.shown(port, "shop.example")));
    assertEquals("CN=shop.example", name(client.shown(port, "SHOP.example")));
  }

  @Test
  void prefersAnExactNameToAWildcardAndFreesOneLabelOnly() throws IOException {
    assertEquals("CN=one.all.example", name(client.shown(port, "one.all.example")));
    assertEquals("CN=all.example", name(client.shown(port, "two.all.example")));
    assertEquals("CN=shop.example", name(client.shown(port, "a.b.all.example")));
  }

  @Test
  void showsTheFirstOneWhereNoNameOrAnUnknownOneIsAskedFor() throws IOException {
    assertEquals("CN=shop.example", name(client.shown(port, "")));
    assertEquals("CN=shop.example", name(client.shown(port, "other.example")));
  }

  @Test
  void choosesAmongTheKeysOfANameByWhatTheClientVerifies() throws Exception {
    List<CertificateConfig> both = new ArrayList<>(certificates);
    both.add(rsa);
    int mixed = listen(both);
    for (String name : new String[] {"shop.example", "", "other.example"}) {
      assertEquals("RSA", client.shown(mixed, name, RSA_SUITE).getPublicKey().getAlgorithm(), name);
      assertEquals("EC", client.shown(mixed, name, EC_SUITE).getPublicKey().getAlgorithm(), name);
    }
    assertThrows(SSLException.class, () -> client.shown(port, "one.all.example", RSA_SUITE));
  }

  @Test
  void showsKeysOfEd25519() throws Exception {
    TestPem authority = TestPem.authority(folder.resolve("edwards-" + library));
    TestPem.Signed signed = authority.sign("ed", "ed.example", "-keyalg", "ed25519");
    List<CertificateConfig> edwards = List.of(TlsServers.config(signed));
    TlsClient verifying = TlsClient.trusting(authority);
    int both = listen(edwards);
    assertEquals("CN=ed.example", name(verifying.shown(both, "ed.example")));
    assertEquals("CN=ed.example", name(verifying.shown(both, "ed.example", EC_SUITE)));
    int later = listen(new ListenerTlsConfig(edwards, null, null, TlsVersion.TLS_1_3, null));
    assertEquals("CN=ed.example", name(verifying.shown(later, "ed.example")));
  }

  @Test
  void speaksBothVersionsAndNoOlderSuites() throws IOException {
    assertEquals("TLSv1.3", version("TLSv1.3", "TLSv1.2"));
    assertEquals("TLSv1.2", version("TLSv1.2"));
    for (String weak :
        new String[] {
          "TLS_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
          "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"
        }) {
      assertThrows(SSLException.class, () -> client.shown(port, "shop.example", weak), weak);
    }
  }

  private String version(String... offered) throws IOException {
    try (SSLSocket socket = client.open(port, "shop.example")) {
      socket.setEnabledProtocols(offered);
      socket.startHandshake();
      return socket.getSession().getProtocol();
    }
  }

  @Test
  void speaksNothingBelowItsMinimum() throws Exception {
    int strict = listen(new ListenerTlsConfig(certificates, null, null, TlsVersion.TLS_1_3, null));
    assertEquals("CN=shop.example", name(client.shown(strict, "shop.example")));
    assertThrows(SSLException.class, () -> client.shown(strict, "shop.example", EC_SUITE));
  }

  @Test
  void agreesOnAProtocolOrOnNone() throws IOException {
    assertEquals("http/1.1", protocol("h2", "http/1.1"));
    assertEquals("", protocol());
    switch (library) {
      case OPENSSL -> assertEquals("", protocol("h2"));
      case JDK -> assertThrows(SSLException.class, () -> protocol("h2"));
    }
  }

  private String protocol(String... offered) throws IOException {
    try (SSLSocket socket = client.open(port, "shop.example")) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(offered);
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket.getApplicationProtocol();
    }
  }

  @Test
  void readsChainsOfClientsUpTo32KiB() throws Exception {
    TestPem authority = TestPem.authority(folder.resolve("long-" + library));
    ListenerTlsConfig asking =
        new ListenerTlsConfig(certificates, TlsClient.read(authority.ca()), null, null, null);
    int strict = listen(asking);
    assertEquals("over TLS", response(clientOf(authority, 600), strict));
    TlsClient tooLong = clientOf(authority, 1200);
    assertThrows(IOException.class, () -> response(tooLong, strict));
  }

  /** One whose certificate has so many names, of 36 bytes each. */
  private static TlsClient clientOf(TestPem authority, int names) throws Exception {
    String all =
        IntStream.range(0, names)
            .mapToObj("dns:%030d.a"::formatted)
            .collect(Collectors.joining(",", "SAN=", ""));
    return client.with(authority.sign("names-" + names, "client.example", "-ext", all));
  }

  private static String response(TlsClient asking, int port) throws IOException {
    try (SSLSocket socket = asking.open(port, "shop.example")) {
      return response(socket);
    }
  }

  private static String response(SSLSocket socket) throws IOException {
    socket
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
    String response = new String(socket.getInputStream().readAllBytes(), US_ASCII);
    return response.substring(response.lastIndexOf('\n') + 1);
  }

  @Test
  void resumesSessions() throws Exception {
    for (String version : new String[] {"TLSv1.3", "TLSv1.2"}) {
      SSLContext returning = client.context();
      assertFalse(isResumed(returning, version), version);
      assertTrue(isResumed(returning, version), version);
    }
  }

  /** A session that is resumed has what was bound to the one before. */
  private boolean isResumed(SSLContext context, String version) throws IOException {
    try (SSLSocket socket = client.open(context, port, "shop.example")) {
      socket.setEnabledProtocols(new String[] {version});
      socket.startHandshake();
      boolean resumed = socket.getSession().getValue("seen") != null;
      socket.getSession().putValue("seen", true);
      assertEquals("over TLS", response(socket)); // tickets of TLS 1.3 come behind the handshake
      return resumed;
    }
  }

  @Test
  void agreesOnNoOtherGroupsThanItsOwn() throws IOException {
    for (String group : new String[] {"x25519", "secp256r1", "secp384r1"}) {
      assertEquals("TLSv1.3", versionOver(group), group);
    }
    assertThrows(SSLException.class, () -> versionOver("secp521r1"));
    assertThrows(SSLException.class, () -> versionOver("ffdhe2048"));
  }

  private String versionOver(String group) throws IOException {
    try (SSLSocket socket = client.open(port, "shop.example")) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setNamedGroups(new String[] {group});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket.getSession().getProtocol();
    }
  }

  @Test
  void prefersItsOwnSuites() throws IOException {
    assertEquals(EC_SUITE, suite("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", EC_SUITE));
    String strong = "TLS_AES_256_GCM_SHA384";
    String fast = "TLS_AES_128_GCM_SHA256";
    String expected =
        switch (library) {
          case OPENSSL -> strong; // which leaves it to the client in TLS 1.3
          case JDK -> fast;
        };
    assertEquals(expected, suite(strong, fast));
  }

  private String suite(String... offered) throws IOException {
    try (SSLSocket socket = client.open(port, "shop.example")) {
      socket.setEnabledCipherSuites(offered);
      socket.startHandshake();
      return socket.getSession().getCipherSuite();
    }
  }

  @Test
  void sendsAChainInItsOrderWhateverTheFileHas() throws Exception {
    TestPem authority = TestPem.authority(folder.resolve("other-" + library));
    TestPem.Signed signed = authority.sign("turned", "turned.example");
    String[] parts = Files.readString(signed.cert()).split("(?<=END CERTIFICATE-----\n)", -1);
    Files.writeString(signed.cert(), parts[1] + parts[0]);
    int turned =
        listen(new ListenerTlsConfig(List.of(TlsServers.config(signed)), null, null, null, null));
    try (SSLSocket socket = TlsClient.trusting(authority).open(turned, "")) {
      socket.startHandshake();
      assertArrayEquals(
          new String[] {"CN=turned.example", "CN=authority"},
          List.of(socket.getSession().getPeerCertificates()).stream()
              .map(each -> name((X509Certificate) each))
              .toArray(String[]::new));
    }
    assertTrue(!TlsServers.config(signed).identity().inOrder());
  }
}
