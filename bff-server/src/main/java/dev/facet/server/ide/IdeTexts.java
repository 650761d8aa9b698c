// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.ide;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * The page around GraphiQL and its two scripts: none of them inline, so the policy can be strict.
 */
final class IdeTexts {
  // The names hold hashes: a new release of vertx-web-graphql changes them, and a test says so.
  static final String ENTRY = "assets/index-Cfxag65F.js";
  static final String STYLE = "assets/index-B7FIWc4j.css";

  private IdeTexts() {}

  static String index(IdeFrontend frontend) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s - GraphiQL</title>
      <link rel="icon" href="favicon.ico">
      <link rel="stylesheet" href="%s">
      <style>html, body { height: 100%%; margin: 0 } #graphiql { height: 100dvh }</style>
      <script src="workers.js"></script>
      <script src="config.js"></script>
      <script type="module" src="%s"></script>
    </head>
    <body>
      <div id="graphiql">Loading GraphiQL ...</div>
      <noscript>GraphiQL needs JavaScript.</noscript>
    </body>
    </html>
    """
        .formatted(frontend.name(), STYLE, ENTRY);
  }

  static String config(IdeFrontend frontend) {
    JsonObject config =
        new JsonObject()
            .put("httpEnabled", true)
            .put("graphQLUri", frontend.path())
            .put("graphQLWSEnabled", false)
            .put("headers", JsonObject.mapFrom(frontend.headers()));
    if (!frontend.operation().isEmpty()) {
      config.put("parameters", new JsonObject(Map.of("query", frontend.operation())));
    }
    return "window.VERTX_GRAPHIQL_CONFIG = " + config.encode() + ";\n";
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
