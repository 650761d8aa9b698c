// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.ide;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    frontends.forEach(frontend -> this.frontends.put(frontend.name(), frontend));
  }

  /** Where the page of a frontend stands; empty for a frontend these pages do not know. */
  public Optional<String> pathOf(String frontend) {
    return frontends.containsKey(frontend)
        ? Optional.of(base + "/" + frontend + "/")
        : Optional.empty();
  }

  /**
   * What a GET of a path is answered with.
   *
   * @param path the path of the request, without query
   * @return empty where these pages have nothing there
   */
  public Future<Optional<IdePage>> page(String path) {
    if (path.equals(base) || path.equals(base + "/")) {
      String first = frontends.keySet().iterator().next();
      return found(redirect(base + "/" + first + "/"));
    }
    String rest = path.startsWith(base + "/") ? path.substring(base.length() + 1) : "";
    int slash = rest.indexOf('/');
    IdeFrontend frontend = frontends.get(slash < 0 ? rest : rest.substring(0, slash));
    if (frontend == null) {
      return nothing();
    }
    return slash < 0
        ? found(redirect(base + "/" + frontend.name() + "/"))
        : below(frontend, rest.substring(slash + 1));
  }

  private Future<Optional<IdePage>> below(IdeFrontend frontend, String name) {
    return switch (name) {
      case "" -> found(page(HTML, "no-cache", Buffer.buffer(IdeTexts.index(frontend))));
      case "config.js" -> found(page(SCRIPT, "no-store", Buffer.buffer(IdeTexts.config(frontend))));
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
            "content-type", type,
            "cache-control", keep,
            "content-security-policy", POLICY,
            "referrer-policy", "no-referrer",
            "x-content-type-options", "nosniff"),
        body);
  }

  private static IdePage redirect(String to) {
    return new IdePage(308, Map.of("location", to), Buffer.buffer());
  }

  private static Future<Optional<IdePage>> found(IdePage page) {
    return Future.succeededFuture(Optional.of(page));
  }

  private static Future<Optional<IdePage>> nothing() {
    return Future.succeededFuture(Optional.empty());
  }
}
