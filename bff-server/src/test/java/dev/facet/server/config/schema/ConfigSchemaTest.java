// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.compile.ConfigCompiler;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.yaml.Substitutions;
import dev.facet.server.jsonschema.JsonSchema;
import dev.facet.server.pipeline.PluginCatalogue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

class ConfigSchemaTest {
  private static final JsonObject SCHEMA = ConfigSchema.of(PluginCatalogue.load().all());
  private static final JsonSchema CHECK = new JsonSchema(SCHEMA);
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```ya?ml[^\\n]*\\n(.*?)^```$");

  /** What a schema can tell of a file. */
  private static final Set<ConfigCode> TOLD =
      Set.of(
          ConfigCode.UNKNOWN_KEY,
          ConfigCode.MISSING_KEY,
          ConfigCode.MISSING_VALUE,
          ConfigCode.MISSING_UNIT,
          ConfigCode.WRONG_TYPE,
          ConfigCode.NOT_AVAILABLE,
          ConfigCode.UNKNOWN_PLUGIN,
          ConfigCode.MALFORMED_POLICY);

  /** A file with its name and its text. */
  private record Sample(String name, String text) {}

  private static List<Sample> samples() throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (String folder : List.of("src/test/resources/spec", "src/main/resources", "../docs")) {
      for (Path file : below(folder)) {
        String text = Files.readString(file);
        if (file.endsWith("facet.yaml")) {
          samples.add(new Sample(file.toString(), text));
        } else {
          for (MatchResult block : BLOCK.matcher(text).results().toList()) {
            samples.add(new Sample(file.toString(), block.group(1)));
          }
        }
      }
    }
    return samples;
  }

  private static List<Path> below(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .filter(file -> file.endsWith("facet.yaml") || file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private static Compilation<ConfigDocument> compiled(String text) {
    Substitutions nothing =
        new Substitutions(
            _ -> null,
            path -> {
              throw new NoSuchFileException(path);
            },
            Substitutions.Missing.STAND_IN);
    return new ConfigCompiler(nothing, PluginCatalogue.load().all())
        .compile(new SourceText("facet.yaml", text));
  }

  private static List<String> faults(String yaml) {
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    return CHECK.faults(json(new Load(settings).loadFromString(yaml)));
  }

  private static @Nullable Object json(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((key, each) -> object.put(String.valueOf(key), json(each)));
        yield new JsonObject(object);
      }
      case List<?> list -> {
        JsonArray items = new JsonArray();
        list.forEach(item -> items.add(json(item)));
        yield items;
      }
      case null, default -> value;
    };
  }

  @Test
  void takesEveryFileThatIsGood() throws IOException {
    int good = 0;
    for (Sample sample : samples()) {
      if (compiled(sample.text()) instanceof Compilation.Compiled<ConfigDocument>) {
        assertEquals(List.of(), faults(sample.text()), sample.name());
        good++;
      }
    }
    assertTrue(good > 100, good + " good files");
  }

  @Test
  void rejectsEveryFileWhoseShapeIsWrong() throws IOException {
    int wrong = 0;
    List<String> passed = new ArrayList<>();
    for (Sample sample : samples()) {
      if (compiled(sample.text()) instanceof Compilation.Rejected<ConfigDocument>(var errors, _)
          && errors.stream().map(Diagnostic::code).anyMatch(TOLD::contains)) {
        wrong++;
        if (isPassed(sample.text())) {
          passed.add(sample.name());
        }
      }
    }
    assertEquals(List.of(), passed);
    assertTrue(wrong > 10, wrong + " wrong files");
  }

  private static boolean isPassed(String yaml) {
    try {
      return faults(yaml).isEmpty();
    } catch (YamlEngineException noYaml) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version: 2.5",
        "services: {}",
        "version: 1\nservice: {}",
        "version: 1\nservices:",
        "version: 1\nservices: { a: { timeout: 5s } }",
        "version: 1\nservices: { a: { timeout: { connect: 5 } } }",
        "version: 1\nservices: { a: { timeout: { connect: 3651d } } }",
        "version: 1\nservices: { a: { maxResponse: 5KB/s } }",
        "version: 1\nservices: { a: { coalesce: yes } }",
        "version: 1\nservices: { a: { coalesce: \"true\" } }",
        "version: 1\nservices: { a: { pool: { max: many } } }",
        "version: 1\nservices: { a: { pool: { max: 3000000000 } } }",
        "version: 1\nservices: { a: { endpoints: { url: \"http://a\" } } }",
        "version: 1\nservices: { a: { endpoints: [{ weight: 1 }] } }",
        "version: 1\nservices: { a: { openapi: a.yaml } }",
        "version: 1\nservices: { a: { headers: { x: \"${API_KEY}\" } } }",
        "version: 1\nservices: { a: { headers: { x: \"${env.A\" } } }",
        "version: 1\npolicies: { a: {} }",
        "version: 1\npolicies: { a: { cors: { origins: [] }, hsts: {} } }",
        "version: 1\npolicies: { a: { cros: { origins: [] } } }",
        "version: 1\npolicies: { a: { cors: { origin: [] } } }",
        "version: 1\nfrontends: { a: { path: /a } }",
        "version: 1\nfrontends: { a: { path: /a, schema: \"*.graphql\" } }",
        "version: 1\nfrontends: { a: { path: /a, schema: [a], auth: nobody } }",
        "version: 1\nroutes: { a: {} }",
        "version: 1\nroutes: [{ id: a, match: { path: /a, host: { a: b } } }]"
      })
  void rejectsWhatIsWrong(String yaml) {
    assertTrue(compiled(yaml) instanceof Compilation.Rejected<ConfigDocument>, yaml);
    assertTrue(!isPassed(yaml), yaml);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version: \"${env.VERSION:-1}\"",
        "version: 1\nservices: { a: { timeout: { connect: \"${env.SECONDS}s\" } } }",
        "version: 1\nservices: { a: { coalesce: \"${file:/run/coalesce}\" } }",
        "version: 1\nservices: { a: { headers: { x: \"$${a} ${env.B} ${env.C:-$ {}\" } } }",
        "version: 1\nfrontends: { a: { path: /a, schema: [1], auth: \"${env.AUTH}\" } }",
        "version: 1\nfrontends: { a: { path: /a, schema: [a], auth: NONE } }",
        "version: 1\nroutes: [{ id: 1, match: { path: /a, host: a.example } }]",
        "version: 1\nroutes: [{ id: 1, match: { path: /a, host: [a.example, b.example] } }]",
        "version: 1\nroutes: [{ id: 1, match: { path: /a, headers: { a: b, c: { present: true } } } }]"
      })
  void takesPlaceholdersAndShortForms(String yaml) {
    assertEquals(List.of(), faults(yaml));
  }

  @Test
  void hasDefaultsAndWords() {
    JsonObject all = SCHEMA.getJsonObject("$defs");
    JsonObject service = all.getJsonObject("UpstreamConfig").getJsonObject("properties");

    assertEquals(
        "2s",
        all.getJsonObject("TimeoutConfig")
            .getJsonObject("properties")
            .getJsonObject("connect")
            .getString("default"));
    assertEquals(true, service.getJsonObject("coalesce").getValue("default"));
    assertEquals("p2c", service.getJsonObject("balance").getValue("default"));
    assertEquals("Left out: off.", service.getJsonObject("hedge").getString("description"));
  }

  @Test
  void namesWordsOfTypesThatTakeOthersToo() {
    JsonObject all = SCHEMA.getJsonObject("$defs");

    assertEquals(
        JsonArray.of("leastRequests", "p2c", "roundRobin"),
        all.getJsonObject("Balance").getJsonArray("examples"));
    assertEquals(
        JsonArray.of("auto", "http1", "http2"),
        all.getJsonObject("HttpProtocol").getJsonArray("examples"));
  }

  @Test
  void isTheSameEveryTime() {
    assertEquals(
        SCHEMA.encodePrettily(), ConfigSchema.of(PluginCatalogue.load().all()).encodePrettily());
    List<String> names = List.copyOf(SCHEMA.getJsonObject("$defs").fieldNames());
    assertEquals(names.stream().sorted().toList(), names);
  }
}
