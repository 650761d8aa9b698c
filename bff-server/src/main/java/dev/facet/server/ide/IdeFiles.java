// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.ide;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * GraphiQL's files out of the jar of vertx-web-graphql, and ours beside them. Each is read once,
 * off the event loop, when it is asked for first, and stays in memory.
 */
final class IdeFiles {
  private static final String FOLDER = "io/vertx/ext/web/handler/graphiql/";

  private static final String OUR_STYLE = "facet.css";

  // The folders that the jar has; one name below them, which no dots can lead out of.
  private static final Pattern NAME =
      Pattern.compile("(?:(?:assets|monacoeditorwork)/)?[A-Za-z0-9_-][A-Za-z0-9_.-]*\\.[a-z]+");

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "ttf", "font/ttf",
          "ico", "image/x-icon");

  private final Vertx vertx;
  private final Map<String, Buffer> contents = new ConcurrentHashMap<>();

  IdeFiles(Vertx vertx) {
    this.vertx = vertx;
  }

  /** The content type of a file; empty for a name that is not one of theirs. */
  static Optional<String> type(String name) {
    return NAME.matcher(name).matches()
        ? Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
        : Optional.empty();
  }

  /** The file of that name; empty where there is none. */
  Future<Optional<Buffer>> content(String name) {
    Buffer known = contents.get(name);
    if (known != null) {
      return Future.succeededFuture(Optional.of(known));
    }
    // Only what is there is remembered: names come from clients and have no end.
    return vertx.executeBlocking(() -> read(name), false).map(found -> remembered(name, found));
  }

  private Optional<Buffer> remembered(String name, Optional<Buffer> found) {
    found.ifPresent(content -> contents.put(name, content));
    return found;
  }

  private static Optional<Buffer> read(String name) throws IOException {
    try (InputStream file =
        name.equals(OUR_STYLE)
            ? IdeFiles.class.getResourceAsStream(name)
            : IdeFiles.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      return file == null ? Optional.empty() : Optional.of(Buffer.buffer(file.readAllBytes()));
    }
  }
}
