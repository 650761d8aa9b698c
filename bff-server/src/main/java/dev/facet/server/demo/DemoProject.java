// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The folder the demo's gateway is made of. Files that are there are the user's and stay, but for
 * marked ports and the credentials, which change with every start.
 *
 * @param folder where it is
 * @param written files that were not there before, relative to the folder
 * @param kept files that were there
 */
record DemoProject(Path folder, List<String> written, List<String> kept) {
  static final String CONFIGURATION = "facet.yaml";
  private static final List<String> FILES =
      List.of(
          CONFIGURATION,
          "schema/web/catalog.graphql",
          "schema/web/customers.graphql",
          "schema/web/orders.graphql",
          "schema/mobile/shop.graphql",
          "operations/product-page.graphql",
          "operations/my-orders.graphql",
          "operations/mobile-home.graphql");

  /**
   * Writes what is missing and sets ports and credentials; blocks.
   *
   * @param ports of the gateway ({@code gateway}, {@code management}) and of each service
   */
  static DemoProject write(Path folder, Map<String, Integer> ports, DemoCredentials credentials)
      throws IOException {
    DemoProject project = new DemoProject(folder, new ArrayList<>(), new ArrayList<>());
    for (String name : FILES) {
      project.copy(name);
    }
    Path configuration = folder.resolve(CONFIGURATION);
    Files.writeString(configuration, PortMarks.set(Files.readString(configuration), ports));
    project.writeKeys(credentials, SelfSigned.create(Instant.now()));
    return project;
  }

  /** A file of the demo as it was delivered; blocks. */
  static String original(String name) throws IOException {
    String resource = "project/" + name;
    try (InputStream file = DemoProject.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new FileNotFoundException(resource);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A file with the header that carries the token, as {@code curl -H @file} reads it. */
  Path tokenHeader() {
    return folder.resolve("keys/token.header");
  }

  /** A file with the header that carries the API key. */
  Path apiKeyHeader() {
    return folder.resolve("keys/api-key.header");
  }

  /** The demo's own certificate, which {@code curl --cacert} reads. */
  Path certificate() {
    return folder.resolve("keys/localhost.pem");
  }

  private void copy(String name) throws IOException {
    Path target = folder.resolve(name);
    if (Files.exists(target)) {
      kept.add(name);
      return;
    }
    Files.createDirectories(target.toAbsolutePath().resolve("..").normalize());
    Files.writeString(target, original(name));
    written.add(name);
  }

  private void writeKeys(DemoCredentials credentials, SelfSigned own) throws IOException {
    Path keys = Files.createDirectories(folder.resolve("keys"));
    Files.writeString(keys.resolve(".gitignore"), "*\n");
    Files.writeString(certificate(), own.certificate());
    Files.writeString(keys.resolve("localhost.key"), own.key());
    Files.writeString(keys.resolve("token-key.pem"), credentials.publicKey());
    Files.writeString(keys.resolve("partner-keys"), credentials.apiKeyLine() + "\n");
    Files.writeString(tokenHeader(), "authorization: Bearer " + credentials.token() + "\n");
    Files.writeString(apiKeyHeader(), "x-api-key: " + credentials.apiKey() + "\n");
  }
}
