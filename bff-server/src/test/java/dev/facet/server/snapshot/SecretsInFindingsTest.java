// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.DiagnosticPrinter;
import dev.facet.server.config.GatewayConfig;
import dev.facet.server.config.decode.RecordShape;
import dev.facet.server.pipeline.PluginCatalogue;
import dev.facet.server.runtime.Gateway;
import dev.facet.server.runtime.GatewayVertx;
import dev.facet.upstream.config.Secret;
import dev.facet.upstream.http.VertxUpstreamPool;
import io.vertx.core.Vertx;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No finding shows a secret, whoever rejects it: the record, the rules, or the plugin. */
class SecretsInFindingsTest {
  private static final String SECRET = "hush43hush";
  private static final String SERVICE = "services: { a: { endpoints: [{ url: \"http://a\" }], ";
  private static final String JWT =
      "policies: { p: { jwt: { issuer: i, audience: [a], algorithms: [%s], keys: [{ %s: @ }] } } }";

  /** A file for each setting that holds secrets, by where the records have it. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "services.headers",
          SERVICE + "headers: { x-key: @ } } }",
          "services.auth.clientCredentials.clientSecret",
          SERVICE
              + "auth: { clientCredentials: { tokenUrl: \"http://b/t\", clientId: c, clientSecret: @ } } } }",
          "services.auth.signer.settings",
          SERVICE + "auth: { signer: { name: none, settings: { k: @ } } } } }",
          "listeners.management.token",
          "listeners: { management: { token: @ } }",
          "stores.redis.password",
          "stores: { redis: { url: \"redis://a\", password: @ } }",
          "apiKey.keys",
          "policies: { p: { apiKey: { keys: @ } } }",
          "apiKey.clients.key",
          "policies: { p: { apiKey: { clients: [{ name: a, key: @ }] } } }",
          "apiKey.clients.sha256",
          "policies: { p: { apiKey: { clients: [{ name: a, sha256: @ }] } } }",
          "jwt.keys.text",
          JWT.formatted("RS256", "text"),
          "jwt.keys.secret",
          JWT.formatted("HS256", "secret"));

  private static final List<String> VALUES =
      List.of(
          "\"good:" + SECRET + "\\nbad " + SECRET + "\"",
          "\"" + SECRET + "\\u0001\"",
          "\"" + SECRET + ":a\\n" + SECRET + "b:a\"",
          "\" " + SECRET + "\\u00e9 \"",
          "\"{\\\"kty\\\": \\\"oct\\\", \\\"k\\\": \\\"" + SECRET + "\\\"}\"",
          "\"{" + SECRET + "\"",
          "\"-----BEGIN " + SECRET + "\"",
          "[" + SECRET + "]",
          "{ a: " + SECRET + " }",
          "\"${env.NONE:-" + SECRET + "\\u0001}\"",
          "\"a:sha256:" + SECRET + "\"");

  @TempDir private Path folder;
  private final Vertx vertx = GatewayVertx.create();

  @AfterEach
  void closeVertx() {
    vertx.close().await();
  }

  static Stream<Arguments> files() {
    return SETTINGS.entrySet().stream()
        .flatMap(setting ->
            VALUES.stream()
                .map(value -> Arguments.of(setting.getKey(), value, setting.getValue())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("files")
  void areHidden(String setting, String value, String file) throws Exception {
    Files.writeString(
        folder.resolve("facet.yaml"), "version: 1\n" + file.replace("@", value) + "\n");

    Compilation<ServingSnapshot> compiled =
        new SnapshotCompiler(
                Gateway.parts(
                    vertx,
                    new VertxUpstreamPool(vertx),
                    Gateway.inputs(folder, Mode.START),
                    Mode.START))
            .compile();

    String printed = new DiagnosticPrinter(false).text(compiled.diagnostics());
    assertFalse(printed.contains(SECRET), printed);
    assertTrue(compiled instanceof Compilation.Compiled || printed.contains("FACET-C"), printed);
  }

  @Test
  void thereAreNoOthers() {
    Set<String> found = new TreeSet<>();
    find(GatewayConfig.class, "", found);
    PluginCatalogue.load().all().forEach(plugin -> find(plugin.configType(), plugin.name(), found));

    assertEquals(new TreeSet<>(SETTINGS.keySet()), found);
  }

  private static void find(Type type, String path, Set<String> found) {
    switch (type) {
      case ParameterizedType container -> {
        Type[] arguments = container.getActualTypeArguments();
        find(arguments[arguments.length - 1], path, found);
      }
      case Class<?> plain when plain == Secret.class -> found.add(path);
      case Class<?> plain when plain.isRecord() && plain.getName().contains("onfig") ->
          RecordShape.of(plain.asSubclass(Record.class))
              .slots()
              .forEach(slot ->
                  find(slot.type(), path.isEmpty() ? slot.key() : path + "." + slot.key(), found));
      default -> {}
    }
  }
}
