// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trust store that Java would take for an empty one is an error before anything is called. */
final class TrustStoreRuleTest {
  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBizCCATGgAwIBAgIUb3DQjLX95qjoEONkVuNMty5D/tkwCgYIKoZIzj0EAwIw
      GjEYMBYGA1UEAwwPdHJ1c3RlZC5leGFtcGxlMCAXDTI2MTEyNzE5MzkwOFoYDzIx
      MjYxMTAzMTkzOTA4WjAaMRgwFgYDVQQDDA90cnVzdGVkLmV4YW1wbGUwWTATBgcq
      hkjOPQIBBggqhkjOPQMBBwNCAAR4TBNmxPh22tp2w5NiT9aJSdxV6rC1BYFb3YPj
      3RXeFg8u/3GdtdyCncw1ZmK/We/Vd7IklOcM58ncpnqm1p6Zo1MwUTAdBgNVHQ4E
      FgQUzOUIj734yVH4K3owS84HPlcGSeQwHwYDVR0jBBgwFoAUzOUIj734yVH4K3ow
      S84HPlcGSeQwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiBjwdkX
      pOExn2D25GxmWaK4yU6lIlA5SvUgdKAHbFkFawIhAOln9WJbr+VTCuAFBZEflsw4
      xRHpmEuSuCVPW5VbIWua
      -----END CERTIFICATE-----
      """;

  @TempDir private Path folder;
  private final Map<String, String> properties = new HashMap<>();

  private String fault(Path store, String password) {
    properties.put("javax.net.ssl.trustStore", store.toString());
    properties.put("javax.net.ssl.trustStorePassword", password);
    return new TrustStoreRule(properties::get).fault();
  }

  private Path store(boolean filled) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    if (filled) {
      store.setCertificateEntry(
          "ours",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(CERTIFICATE.getBytes(UTF_8))));
    }
    Path file = folder.resolve("trust.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "changeit".toCharArray());
    }
    return file;
  }

  @Test
  void theOneOfJavaItselfIsTaken() {
    assertEquals("", new TrustStoreRule(_ -> null).fault());
  }

  @Test
  void oneThatHoldsCertificatesIsTaken() throws Exception {
    assertEquals("", fault(store(true), "changeit"));
  }

  @Test
  void oneThatIsNotThereIsAnError() {
    assertTrue(fault(folder.resolve("no.p12"), "changeit").endsWith("no.p12 is not there"));
    assertTrue(fault(folder, "changeit").endsWith(" is not a file"));
  }

  @Test
  void oneThatIsReadByAnotherPasswordOrWithoutAnyIsAnError() throws Exception {
    assertTrue(fault(store(true), "wrong").contains(" cannot be read: "));
    assertTrue(fault(store(true), "").contains("without its password"));
    assertTrue(fault(store(false), "changeit").contains("holds no certificate"));
  }

  @Test
  void whatIsNoStoreIsAnError() throws Exception {
    Path file = Files.writeString(folder.resolve("trust.p12"), "no store");

    assertTrue(fault(file, "changeit").contains(" cannot be read: "));
  }
}
