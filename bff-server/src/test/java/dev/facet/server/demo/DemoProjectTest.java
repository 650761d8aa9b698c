// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.parser.Parser;
import graphql.schema.idl.SchemaParser;
import io.vertx.core.json.JsonObject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class DemoProjectTest {
  private static final Map<String, Integer> PORTS =
      Map.of(
          "gateway",
          8085,
          "management",
          0,
          "catalog",
          1001,
          "users",
          1002,
          "reviews",
          1003,
          "orders",
          1004,
          "inventory",
          1005);

  @TempDir Path folder;
  private final DemoCredentials credentials = DemoCredentials.create(Instant::now);

  @Test
  void writesAllFilesWithTheirPorts() throws IOException {
    DemoProject project = DemoProject.write(folder.resolve("shop"), PORTS, credentials);

    assertEquals(8, project.written().size());
    assertEquals(List.of(), project.kept());
    JsonObject configuration = configuration(folder.resolve("shop"));
    assertEquals(
        8085, configuration.getJsonObject("listeners").getJsonObject("public").getValue("port"));
    assertEquals(
        0, configuration.getJsonObject("listeners").getJsonObject("management").getValue("port"));
    PORTS.forEach((name, port) -> {
      JsonObject service = configuration.getJsonObject("services").getJsonObject(name);
      if (service != null) {
        assertEquals(
            "http://127.0.0.1:" + port,
            service.getJsonArray("endpoints").getJsonObject(0).getString("url"));
      }
    });
    assertEquals(5, configuration.getJsonObject("services").size());
  }

  @Test
  void usesTheSamePoliciesForFrontendsAndTheRoute() throws IOException {
    DemoProject.write(folder, PORTS, credentials);

    JsonObject configuration = configuration(folder);
    JsonObject frontends = configuration.getJsonObject("frontends");
    var policies = frontends.getJsonObject("web").getJsonArray("use");
    assertEquals(policies, frontends.getJsonObject("mobile").getJsonArray("use"));
    assertEquals(
        policies, configuration.getJsonArray("routes").getJsonObject(0).getJsonArray("use"));
    policies.forEach(name ->
        assertTrue(configuration.getJsonObject("policies").containsKey((String) name), "" + name));
  }

  @Test
  void keepsFilesThatAreThereAndSetsTheirPorts() throws IOException {
    DemoProject.write(folder, PORTS, credentials);
    Path schema = folder.resolve("schema/web/catalog.graphql");
    Files.writeString(schema, "# mine\n");
    Files.delete(folder.resolve("operations/my-orders.graphql"));
    Path yaml = folder.resolve("facet.yaml");
    Files.writeString(yaml, Files.readString(yaml).replace("total: 2s", "total: 7s"));

    DemoProject second =
        DemoProject.write(folder, Map.of("catalog", 2001), DemoCredentials.create(Instant::now));

    assertEquals("# mine\n", Files.readString(schema));
    assertEquals(List.of("operations/my-orders.graphql"), second.written());
    assertEquals(7, second.kept().size());
    String text = Files.readString(yaml);
    assertTrue(text.contains("127.0.0.1:2001"), text);
    assertTrue(text.contains("127.0.0.1:1002"), text);
    assertTrue(text.contains("total: 7s"), text);
  }

  @Test
  void renewsTheKeysAndWritesNoPrivateOne() throws IOException {
    DemoProject project = DemoProject.write(folder, PORTS, credentials);

    assertEquals(
        "authorization: Bearer " + credentials.token() + "\n",
        Files.readString(project.tokenHeader()));
    assertEquals(
        "x-api-key: " + credentials.apiKey() + "\n", Files.readString(project.apiKeyHeader()));
    assertEquals(credentials.publicKey(), Files.readString(folder.resolve("keys/token-key.pem")));
    assertEquals("*\n", Files.readString(folder.resolve("keys/.gitignore")));
    assertFalse(
        Files.readString(folder.resolve("keys/partner-keys")).contains(credentials.apiKey()));
  }

  @Test
  void hasSchemasAndOperationsThatParse() throws IOException {
    DemoProject.write(folder, PORTS, credentials);

    for (String frontend : List.of("web", "mobile")) {
      String sdl = joined(folder.resolve("schema").resolve(frontend));
      assertTrue(new SchemaParser().parse(sdl).hasType("Query"), frontend);
    }
    try (Stream<Path> operations = Files.list(folder.resolve("operations"))) {
      for (Path operation : operations.toList()) {
        assertEquals(1, Parser.parse(Files.readString(operation)).getDefinitions().size());
      }
    }
  }

  @Test
  void describesEveryTypeAndFieldOfItsSchemas() throws IOException {
    for (String name : List.of("web/catalog", "web/customers", "web/orders", "mobile/shop")) {
      String sdl = DemoProject.original("schema/" + name + ".graphql");
      List<String> lines = sdl.lines().toList();
      for (int i = 1; i < lines.size(); i++) {
        if (lines.get(i).matches("\\s+[a-z][A-Za-z]*(\\(|: \\[?[A-Z]).*|(scalar|enum|input) .*")
            && !lines.get(i).contains("directive")) {
          assertTrue(lines.get(i - 1).strip().startsWith("\""), name + ": " + lines.get(i));
        }
      }
    }
  }

  @Test
  void hasNoFileOfAnotherName() {
    assertThrows(FileNotFoundException.class, () -> DemoProject.original("schema/tv.graphql"));
  }

  private static JsonObject configuration(Path folder) throws IOException {
    Object yaml =
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(folder.resolve("facet.yaml")));
    JsonObject configuration = new JsonObject();
    ((Map<?, ?>) yaml).forEach((key, value) -> configuration.put(String.valueOf(key), value));
    return configuration;
  }

  private static String joined(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        text.append(Files.readString(file)).append('\n');
      }
    }
    return text.toString();
  }
}
