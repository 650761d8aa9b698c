// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.ide;

import dev.facet.http.ContentTypeOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * GraphiQL for each frontend, below one base path: {@code /graphiql/web/} talks to the frontend
 * {@code web}, and {@code /graphiql} leads to the first. The pages' policy (Content Security Policy
 * level 3) lets browsers talk to this host alone.
 */
public final class GraphiQlPages {
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "worker-src 'self'",
          "connect-src 'self'",
          // The editor sets styles from its scripts.
          "style-src 'self' 'unsafe-inline'",
          "img-src 'self' data:",
          "font-src 'self' data:",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'");
  private static final String HTML = "text/html; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  private final String base;
  private final Map<String, IdeFrontend> frontends = new LinkedHashMap<>();
  private final Map<String, String> segments = new LinkedHashMap<>();
  private final IdeFiles files;

  /**
   * Pages for frontends.
   *
   * @param vertx reads files off the event loop
   * @param base where the pages stand, such as {@code /graphiql}; no slash at its end
   * @param frontends one or more, names differ
   */
  public GraphiQlPages(Vertx vertx, String base, List<IdeFrontend> frontends) {
    if (!base.startsWith("/") || base.endsWith("/")) {
      throw new IllegalArgumentException("base: " + base + " (expected: /name)");
    }
    if (frontends.isEmpty()) {
      throw new IllegalArgumentException("frontends: none (expected: 1 or more)");
    }
    this.base = base;
    this.files = new IdeFiles(vertx);
    frontends.forEach(this::add);
  }

  /** A frontend's name is its segment of the path, as far as it may stand there. */
  private void add(IdeFrontend frontend) {
    String plain = frontend.name().replaceAll("[^A-Za-z0-9_.-]+", "-");
    String segment = plain;
    for (int number = frontends.size() + 1; !isFree(segment); number++) {
      segment = "frontend-" + number;
    }
    frontends.put(segment, frontend);
    segments.put(frontend.name(), segment);
  }

  private boolean isFree(String segment) {
    return segment.matches("[A-Za-z0-9].*") && !frontends.containsKey(segment);
  }

  /** Where the page of a frontend stands; empty for a frontend these pages do not know. */
  public Optional<String> pathOf(String frontend) {
    return Optional.ofNullable(segments.get(frontend)).map(this::pathAt);
  }

  private String pathAt(String segment) {
    return base + "/" + segment + "/";
  }

  /**
   * What a GET of a path is answered with.
   *
   * @param path the path of the request, without query
   * @return empty where these pages have nothing there
   */
  public Future<Optional<IdePage>> page(String path) {
    if (path.equals(base) || path.equals(base + "/")) {
      return found(redirect(pathAt(frontends.keySet().iterator().next())));
    }
    String rest = path.startsWith(base + "/") ? path.substring(base.length() + 1) : "";
    int slash = rest.indexOf('/');
    String segment = slash < 0 ? rest : rest.substring(0, slash);
    if (!frontends.containsKey(segment)) {
      return nothing();
    }
    return slash < 0 ? found(redirect(pathAt(segment))) : below(segment, rest.substring(slash + 1));
  }

  private Future<Optional<IdePage>> below(String segment, String name) {
    IdeFrontend frontend = Objects.requireNonNull(frontends.get(segment));
    return switch (name) {
      case "" -> found(page(HTML, "no-cache", Buffer.buffer(IdeTexts.index(frontend, segments))));
      case "config.js" ->
          found(page(SCRIPT, "no-store", Buffer.buffer(IdeTexts.config(frontend, segment))));
      case "workers.js" -> found(page(SCRIPT, "no-cache", Buffer.buffer(IdeTexts.workers())));
      default -> file(name);
    };
  }

  private Future<Optional<IdePage>> file(String name) {
    Optional<String> type = IdeFiles.type(name);
    if (type.isEmpty()) {
      return nothing();
    }
    // Names of assets hold a hash of their content.
    String keep = name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    return files.content(name).map(content -> content.map(bytes -> page(type.get(), keep, bytes)));
  }

  private static IdePage page(String type, String keep, Buffer body) {
    return new IdePage(
        200,
        Map.of(
            "content-type",
            type,
            "cache-control",
            keep,
            "content-security-policy",
            POLICY,
            "referrer-policy",
            "no-referrer",
            ContentTypeOptions.NAME.toString(),
            ContentTypeOptions.NO_SNIFF.toString()),
        body);
  }

  private static IdePage redirect(String to) {
    // Not for good: another project may be served at this address tomorrow.
    return new IdePage(
        303,
        Map.of(
            "location",
            to,
            "cache-control",
            "no-store",
            ContentTypeOptions.NAME.toString(),
            ContentTypeOptions.NO_SNIFF.toString()),
        Buffer.buffer());
  }

  private static Future<Optional<IdePage>> found(IdePage page) {
    return Future.succeededFuture(Optional.of(page));
  }

  private static Future<Optional<IdePage>> nothing() {
    return Future.succeededFuture(Optional.empty());
  }
}
