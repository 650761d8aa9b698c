// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.spec;

import dev.facet.server.GatewayFixture;
import dev.facet.server.page.PageBlock;
import dev.facet.server.page.TestPage;
import dev.facet.server.tls.TlsClient;
import dev.facet.upstream.TestPem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The certificates of pages. They take long to make, so that one is made for all pages that write
 * the same line.
 */
final class SpecCertificates {
  private static final Map<String, TestPem> AUTHORITIES = new LinkedHashMap<>();
  private static final Map<String, TestPem.Signed> MADE = new LinkedHashMap<>();
  private static final String OWN = "authority";

  private SpecCertificates() {}

  /** Writes those of a page, and their authority. */
  static synchronized void write(TestPage page, GatewayFixture gateway) throws IOException {
    for (PageBlock block : page.all(PageBlock.Kind.CERTIFICATES)) {
      gateway.file("tls/ca.pem", Files.readString(authority(OWN).ca()));
      for (String line : block.text().lines().toList()) {
        String[] parts = line.split(":", 2);
        TestPem.Signed signed = signed(parts[0].strip(), parts[1]);
        gateway.file(parts[0].strip() + ".pem", Files.readString(signed.cert()));
        gateway.file(parts[0].strip() + ".key", Files.readString(signed.key()));
      }
    }
  }

  private static TestPem.Signed signed(String file, String words) throws IOException {
    TestPem.Signed known = MADE.get(file + ":" + words);
    if (known == null) {
      List<String> all = new ArrayList<>(Arrays.asList(words.strip().split("[ ,]+", -1)));
      TestPem by = authority(all.remove("strange") ? "strange" : OWN);
      List<String> options = new ArrayList<>();
      if (all.remove("expired")) {
        options.addAll(List.of("-startdate", "-9d", "-validity", "1"));
      }
      if (all.remove("RSA")) {
        options.addAll(List.of("-keyalg", "RSA"));
      }
      List<String> names = all.stream().map(name -> "dns:" + name).toList();
      options.addAll(List.of("-ext", "SAN=" + String.join(",", names)));
      String alias = file.replace('/', '-') + MADE.size();
      known = unhurried(() -> by.sign(alias, all.getFirst(), options.toArray(String[]::new)));
      MADE.put(file + ":" + words, known);
    }
    MADE.put(file, known);
    return known;
  }

  private static TestPem authority(String name) throws IOException {
    TestPem known = AUTHORITIES.get(name);
    if (known == null) {
      Path folder = Files.createTempDirectory("spec-" + name);
      folder.toFile().deleteOnExit();
      known = unhurried(() -> TestPem.authority(folder));
      AUTHORITIES.put(name, known);
    }
    return known;
  }

  /** What runs another process. */
  private interface Making<T> {
    T make() throws IOException, InterruptedException;
  }

  private static <T> T unhurried(Making<T> making) throws IOException {
    try {
      return making.make();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /**
   * A client that trusts the authority of the page.
   *
   * @param certificate that it shows, the last one that was written by this name; empty: none
   */
  static synchronized TlsClient client(String certificate) throws IOException {
    try {
      return certificate.isEmpty()
          ? TlsClient.trusting(authority(OWN))
          : TlsClient.showing(authority(OWN), Objects.requireNonNull(MADE.get(certificate)));
    } catch (GeneralSecurityException fault) {
      throw new IOException(fault);
    }
  }
}
