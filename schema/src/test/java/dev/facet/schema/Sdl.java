// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static org.junit.jupiter.api.Assertions.fail;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** SDL for tests, compiled against the services of the shop. */
final class Sdl {
  static final SourceText CONFIGURATION =
      new SourceText("facet.yaml", "services:\n  catalog: {}\n  users: {}\n");

  private Sdl() {}

  static Map<String, @Nullable SourceSpan> services() {
    Map<String, @Nullable SourceSpan> services = new HashMap<>();
    for (String name : List.of("users", "orders", "inventory", "reviews", "blog")) {
      services.put(name, null);
    }
    services.put("catalog", CONFIGURATION.span(2, 3, 7));
    return services;
  }

  static Compilation<FrontendSchema> compile(String... texts) {
    List<SourceText> sources =
        IntStream.range(0, texts.length)
            .mapToObj(i -> new SourceText((char) ('a' + i) + ".graphql", texts[i]))
            .toList();
    return new SchemaCompiler().compile(sources, services());
  }

  static FrontendSchema good(String... texts) {
    return switch (compile(texts)) {
      case Compilation.Compiled<FrontendSchema>(var schema, _) -> schema;
      case Compilation.Rejected<FrontendSchema> rejected -> fail(lines(rejected).toString());
    };
  }

  /** Findings as {@code a.graphql:1:2 FACET-S012 message}, errors first. */
  static List<String> findings(String... texts) {
    return lines(compile(texts));
  }

  static List<String> lines(Compilation<FrontendSchema> compilation) {
    return compilation.diagnostics().stream().map(Sdl::line).toList();
  }

  static Diagnostic only(String... texts) {
    List<Diagnostic> all = compile(texts).diagnostics();
    return all.size() == 1 ? all.getFirst() : fail(lines(compile(texts)).toString());
  }

  /** The text that the caret of a finding is under. */
  static String marked(Diagnostic finding) {
    return Objects.requireNonNull(finding.span()).text();
  }

  static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Sdl.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(Diagnostic finding) {
    return finding.span() + " " + finding.code().id() + " " + finding.message();
  }
}
