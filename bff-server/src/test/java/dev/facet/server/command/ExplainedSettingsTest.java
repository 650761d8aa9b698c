// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.GatewayConfig;
import dev.facet.server.config.decode.AbsentSettings;
import dev.facet.server.config.decode.RecordShape;
import dev.facet.server.config.decode.SettingText;
import dev.facet.server.runtime.AcceptedConfig;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code facet explain} of settings that the file leaves out: each that there is has a value. */
class ExplainedSettingsTest {
  private static final String CONFIG =
      """
      version: 1
      services: { s: { endpoints: [{ url: "http://127.0.0.1:1" }] } }
      frontends: { web: { path: /graphql, schema: ["*.graphql"], auth: none } }
      routes:
        - { id: a, match: { path: /a }, auth: none, to: { s: 1 } }
        - { id: b, match: { path: /b }, auth: none, redirect: { host: b.example } }
        - { id: c, match: { path: /c }, auth: none, to: { s: 1 }, sticky: { cookie: c } }
      """;

  /** What stands for names of a user's own; what is below others cannot be asked for. */
  private static final Map<String, String> NAMES =
      Map.of("services", "s", "frontends", "web", "listeners", "public", "routes", "0");

  @TempDir Path folder;
  private ConfigDocument file;

  @BeforeEach
  void readProject() throws IOException {
    file = read("");
  }

  private ConfigDocument read(String more) throws IOException {
    return AcceptedConfig.read(folder, CONFIG + more);
  }

  @Test
  void everySettingThatThereIsHasAValue() {
    List<String> paths = new ArrayList<>();
    below(GatewayConfig.class, "", paths);
    assertTrue(paths.size() > 200, paths.size() + " settings");
    assertEquals(
        List.of(), paths.stream().filter(path -> SettingPath.read(file, path) == null).toList());
  }

  private static void below(Type type, String path, List<String> paths) {
    if (!path.isEmpty()) {
      paths.add(path);
    }
    if (type instanceof ParameterizedType container) {
      String name = NAMES.get(path);
      if (name != null) {
        Type[] arguments = container.getActualTypeArguments();
        below(arguments[arguments.length - 1], path + "." + name, paths);
      }
    } else if (type instanceof Class<?> plain && plain.isRecord()) {
      for (RecordShape.Slot slot : RecordShape.of(plain.asSubclass(Record.class)).slots()) {
        String key = path.isEmpty() ? slot.key() : path + "." + slot.key();
        if (slot.others()) {
          below(slot.type(), path, paths);
        } else if (AbsentSettings.mayStand(plain, List.of(slot.key()))) {
          below(slot.type(), key, paths);
        }
      }
    }
  }

  @Test
  void tellsWhatIsInForceInPlaceOfWhatIsLeftOut() {
    assertEquals("none (redis: none)", explained("stores.redis.password"));
    assertEquals("none (health: off)", explained("services.s.health.every"));
    assertEquals("[502, 503, 504]", explained("services.s.breaker.statuses"));
    assertEquals("10000", explained("routes[0].websocket.max"));
    assertEquals("false", explained("routes[0].preserveHost"));
    assertEquals("none", explained("routes[0].rewrite"));
    assertEquals("none (rewrite: none)", explained("routes[0].rewrite.query.set"));
    assertEquals("the client's", explained("routes[1].redirect.path"));
    assertEquals("as long as the browser runs", explained("routes[2].sticky.maxAge"));
  }

  @Test
  void tellsWhatTheFileSays() throws IOException {
    file =
        read(
            """
            stores: { redis: { url: "redis://127.0.0.1:1", password: "${env.REDIS:-pw}" } }
            """);
    assertEquals("***", explained("stores.redis.password"));
    file = read("stores: { redis: { url: \"redis://127.0.0.1:1\" } }\n");
    assertEquals("none", explained("stores.redis.password"));
    assertEquals(null, SettingPath.read(file, "stores.redis.password.value"));
    assertEquals(null, SettingPath.read(file, "services.s.health.evry"));
  }

  private String explained(String path) {
    return SettingText.of(Objects.requireNonNull(SettingPath.read(file, path), path));
  }
}
