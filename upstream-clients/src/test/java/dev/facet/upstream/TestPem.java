// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An authority and certificates that it signs, made by the JDK's own tool, as PEM files. */
public final class TestPem {
  private static final String PASSWORD = "changeit";
  private static final String AUTHORITY = "authority";

  private final Path folder;
  private final Path store;

  private TestPem(Path folder) {
    this.folder = folder;
    this.store = folder.resolve("store.p12");
  }

  /** A new authority, whose certificate is {@link #ca}. */
  public static TestPem authority(Path folder) throws IOException, InterruptedException {
    TestPem made = new TestPem(Files.createDirectories(folder));
    made.keytool(AUTHORITY, "-dname", "CN=authority", "-ext", "bc=ca:true", "-validity", "90");
    made.write(AUTHORITY);
    return made;
  }

  /** The certificate of the authority. */
  public Path ca() {
    return file(AUTHORITY, "pem");
  }

  /**
   * Signs a certificate of a host: {@code name.pem}, its key in {@code name.key}.
   *
   * @param more what keytool takes beside it, such as {@code -startdate}, {@code -10d}
   */
  public Signed sign(String name, String host, String... more)
      throws IOException, InterruptedException {
    List<String> options =
        new ArrayList<>(
            List.of("-signer", AUTHORITY, "-dname", "CN=" + host, "-ext", "SAN=dns:" + host));
    options.addAll(List.of(more));
    keytool(name, options.toArray(String[]::new));
    write(name);
    return new Signed(file(name, "pem"), file(name, "key"));
  }

  /** Whom a server of Vert.x trusts that trusts this authority. */
  public PemTrustOptions trusted() {
    return new PemTrustOptions().addCertPath(ca().toString());
  }

  /**
   * A certificate that was signed.
   *
   * @param cert the file of the certificate, followed by that of its authority
   * @param key the file of its key
   */
  public record Signed(Path cert, Path key) {
    /** What a server of Vert.x takes. */
    public PemKeyCertOptions options() {
      return new PemKeyCertOptions().setCertPath(cert.toString()).setKeyPath(key.toString());
    }
  }

  private void keytool(String alias, String... more) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
    command.addAll(List.of(more));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      throw new AssertionError("keytool: " + command);
    }
  }

  private void write(String alias) throws IOException {
    try {
      KeyStore all = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      StringBuilder chain = new StringBuilder();
      for (Certificate each : all.getCertificateChain(alias)) {
        chain.append(block("CERTIFICATE", each.getEncoded()));
      }
      Files.writeString(file(alias, "pem"), chain);
      byte[] key = all.getKey(alias, PASSWORD.toCharArray()).getEncoded();
      Files.writeString(file(alias, "key"), block("PRIVATE KEY", key));
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** A value in PEM. */
  public static String block(String label, byte[] der) {
    Base64.Encoder base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN "
        + label
        + "-----\n"
        + base64.encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }

  private Path file(String name, String extension) {
    return folder.resolve(name + "." + extension);
  }
}
