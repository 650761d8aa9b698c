// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One request the demo shows: it is sent before it is printed.
 *
 * @param title what it is, for messages
 * @param url where to
 * @param operation a GraphQL document; empty for a plain GET
 * @param headerFile a file with a header to send; empty for none
 * @param header that header, as it stands in the file
 * @param certificate a file with what vouches for the server; empty for none
 */
record TourStop(
    String title,
    String url,
    String operation,
    Optional<Path> headerFile,
    String header,
    Optional<Path> certificate) {

  static TourStop graphQl(String title, String url, String operation) {
    return new TourStop(title, url, operation, Optional.empty(), "", Optional.empty());
  }

  static TourStop get(String title, String url) {
    return new TourStop(title, url, "", Optional.empty(), "", Optional.empty());
  }

  /** The same request with credentials. */
  TourStop with(Path file, String line) {
    return new TourStop(title, url, operation, Optional.of(file), line.strip(), certificate);
  }

  /** The same request by https. */
  TourStop trusting(Path file) {
    return new TourStop(title, url, operation, headerFile, header, Optional.of(file));
  }

  /** The body of a GraphQL request. */
  JsonObject body() {
    return new JsonObject().put("query", operation);
  }

  /** A line for a shell that sends the same request. */
  String curl() {
    StringBuilder line = new StringBuilder("curl -s ");
    certificate.ifPresent(
        file -> line.append("--cacert ").append(quoted(file.toString())).append(' '));
    line.append(url);
    headerFile.ifPresent(file -> line.append(" -H ").append(quoted("@" + file)));
    if (!operation.isEmpty()) {
      line.append(" -H 'content-type: application/json' -d ").append(quoted(body().encode()));
    }
    return line.toString();
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9@%+=:,./_-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
