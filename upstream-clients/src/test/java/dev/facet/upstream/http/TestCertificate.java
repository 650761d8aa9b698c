// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes certificates of localhost, with their keys, by the JDK's own tool. */
final class TestCertificate {
  private static final String PASSWORD = "changeit";

  private TestCertificate() {}

  /** One that is signed by its own key, so that it is an authority too. */
  static PfxOptions ownAuthority(Path store) throws IOException, InterruptedException {
    return keytool(store, "users", "-validity", "90");
  }

  /**
   * One that is signed by another.
   *
   * @param authority whose store is left as it is
   * @param start when it begins to be valid, as keytool has it, such as {@code -10d}
   * @param days how long it is valid
   */
  static PfxOptions signed(Path store, PfxOptions authority, String start, int days)
      throws IOException, InterruptedException {
    Files.copy(Path.of(authority.getPath()), store);
    return keytool(
        store, "signed", "-signer", "users", "-startdate", start, "-validity", "" + days);
  }

  private static PfxOptions keytool(Path store, String alias, String... more)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
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
    assertTrue(keytool.waitFor(60, TimeUnit.SECONDS));
    return new PfxOptions().setPath(store.toString()).setPassword(PASSWORD).setAlias(alias);
  }
}
