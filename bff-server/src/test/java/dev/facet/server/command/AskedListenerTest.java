// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.config.listener.CertificateConfig;
import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.config.listener.ListenerTlsConfig;
import dev.facet.server.config.listener.ListenersConfig;
import dev.facet.server.tls.TlsClient;
import dev.facet.upstream.TestPem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which listener {@code facet explain route METHOD URL} asks. */
class AskedListenerTest {
  @TempDir static Path folder;
  private static ListenersConfig listeners;

  @BeforeAll
  static void makeListeners() throws IOException, InterruptedException {
    TestPem.Signed signed = TestPem.authority(folder).sign("shop", "shop");
    ListenerTlsConfig tls =
        new ListenerTlsConfig(
            List.of(
                new CertificateConfig(TlsClient.read(signed.cert()), TlsClient.read(signed.key()))),
            null,
            null,
            null,
            null);
    Map<String, ListenerConfig> all = new LinkedHashMap<>();
    all.put("public", listener(8080, null));
    all.put("intern", listener(8081, null));
    all.put("secure", listener(8443, tls));
    all.put("partners", listener(8444, tls));
    listeners = new ListenersConfig(all, null);
  }

  private static ListenerConfig listener(int port, @Nullable ListenerTlsConfig tls) {
    return new ListenerConfig(port, null, null, null, null, null, null, null, tls, null, null);
  }

  @ParameterizedTest
  @CsvSource({
    "/x, public, http",
    "http://a/x, public, http",
    "http://a:8081/x, intern, http",
    "HTTP://a:8081, intern, http",
    "http://a:9/x, public, http",
    "https://a/x, secure, https",
    "https://a:8444/x, partners, https",
    "https://a:8080/x, secure, https",
    "https://[::1]:8444?x, partners, https"
  })
  void theUrlTellsByWhichListenerItComesIn(String url, String name, String scheme) {
    AskedListener asked = AskedListener.of(listeners, null, url);

    assertEquals(name, asked.name());
    assertEquals(scheme, asked.scheme());
    assertEquals("", asked.note());
  }

  @Test
  void aPathHasTheSchemeOfTheListener() {
    assertEquals("https", AskedListener.of(listeners, "secure", "/x").scheme());
    assertEquals("", AskedListener.of(listeners, "secure", "/x").note());
  }

  @Test
  void aListenerThatTakesNoSuchRequestIsToldSo() {
    assertTrue(AskedListener.of(listeners, "secure", "http://a/x").note().contains("it has tls"));
    assertTrue(AskedListener.of(listeners, "intern", "https://a").note().contains("no tls"));
  }
}
