// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.ide;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/** The page around GraphiQL and its scripts: none of them inline, so the policy can be strict. */
final class IdeTexts {
  // The names hold hashes: a new release of vertx-web-graphql changes them, and a test says so.
  static final String ENTRY = "assets/index-Cfxag65F.js";
  static final String STYLE = "assets/index-B7FIWc4j.css";

  private IdeTexts() {}

  /**
   * The page of a frontend.
   *
   * @param segments where all frontends stand below the base path, by name
   */
  static String index(IdeFrontend frontend, Map<String, String> segments) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s - GraphiQL</title>
      <link rel="icon" href="favicon.ico">
      <link rel="stylesheet" href="%s">
      <link rel="stylesheet" href="facet.css">
      <script src="workers.js"></script>
      <script src="config.js"></script>
      <script type="module" src="%s"></script>
    </head>
    <body>
    %s  <div id="graphiql">Loading GraphiQL ...</div>
      <noscript>GraphiQL needs JavaScript.</noscript>
    </body>
    </html>
    """
        .formatted(text(frontend.name()), STYLE, ENTRY, navigation(frontend.name(), segments));
  }

  /** Links to the pages of all frontends; nothing where there is one only. */
  private static String navigation(String current, Map<String, String> segments) {
    if (segments.size() < 2) {
      return "";
    }
    StringBuilder links = new StringBuilder("  <nav aria-label=\"Frontends\">\n");
    segments.forEach((name, segment) ->
        links
            .append("    <a href=\"../")
            .append(segment)
            .append(name.equals(current) ? "/\" aria-current=\"page\">" : "/\">")
            .append(text(name))
            .append("</a>\n"));
    return links.append("  </nav>\n").toString();
  }

  private static String text(String name) {
    return name.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /**
   * What the page talks to and begins with. Browsers keep what was typed by origin, which all
   * frontends of a gateway share, so each gets a store of its own.
   *
   * @param segment where the frontend's page stands below the base path
   */
  static String config(IdeFrontend frontend, String segment) {
    JsonObject parameters = new JsonObject();
    if (!frontend.operation().isEmpty()) {
      parameters.put("query", frontend.operation());
    }
    if (!frontend.variables().isEmpty()) {
      parameters.put("variables", frontend.variables());
    }
    JsonObject headers = new JsonObject();
    frontend.headers().forEach(headers::put);
    JsonObject config =
        new JsonObject()
            .put("httpEnabled", true)
            .put("graphQLUri", frontend.path())
            .put("graphQLWSEnabled", false)
            .put("headers", headers)
            .put("parameters", parameters);
    return """
    window.VERTX_GRAPHIQL_CONFIG = %s;
    (() => {
      const all = window.localStorage;
      const own = (key) => "%s:" + key;
      Object.defineProperty(window, "localStorage", {
        value: {
          getItem: (key) => all.getItem(own(key)),
          setItem: (key, value) => all.setItem(own(key), value),
          removeItem: (key) => all.removeItem(own(key))
        }
      });
    })();
    """
        .formatted(config.encode(), segment);
  }

  static String workers() {
    return """
    self.MonacoEnvironment = {
      globalAPI: false,
      getWorkerUrl: (module, label) => ({
        json: "monacoeditorwork/json.worker.bundle.js",
        graphql: "monacoeditorwork/graphql.worker..bundle.js"
      })[label] || "monacoeditorwork/editor.worker.bundle.js"
    };
    """;
  }
}
