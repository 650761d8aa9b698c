// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceText;
import dev.facet.schema.sdl.DirectiveDeclaration;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.SdlReader;
import dev.facet.schema.sdl.TypeDeclaration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The directives that schema files can use: ours, GraphQL's own, and those that are planned. */
final class DirectiveCatalog {
  /** The type of arguments that name a service. */
  static final String SERVICE = "FacetService";

  private static final String STANDARD =
      """
      directive @deprecated(reason: String = "No longer supported")
        on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
      directive @specifiedBy(url: String!) on SCALAR
      directive @oneOf on INPUT_OBJECT
      directive @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
      directive @include(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
      """;

  /** Directives of the schema language that this version does not have. */
  private static final Set<String> PLANNED =
      Set.of("events", "mock", "page", "policy", "poll", "transform");

  private static final String OWN_TEXT = resource();
  private static final SdlDocument OWN = read("directives.graphql", OWN_TEXT);
  private static final SdlDocument GRAPHQL = read("graphql", STANDARD);

  private DirectiveCatalog() {}

  /** The SDL of our directives, without {@link #SERVICE}. */
  static String text() {
    return OWN_TEXT;
  }

  /** The definition of a directive; null where it is neither ours nor GraphQL's. */
  static @Nullable DirectiveDeclaration find(String name) {
    DirectiveDeclaration own = OWN.directives().get(name);
    return own == null ? GRAPHQL.directives().get(name) : own;
  }

  static boolean isOwn(String name) {
    return OWN.directives().containsKey(name);
  }

  /** Whether GraphQL defines the directive, so that clients may see it. */
  static boolean isStandard(String name) {
    return GRAPHQL.directives().containsKey(name);
  }

  static boolean isPlanned(String directive) {
    return PLANNED.contains(directive);
  }

  /** The types of our directives' arguments. */
  static Map<String, TypeDeclaration> types() {
    return OWN.types();
  }

  /** All names that can stand behind an at sign. */
  static Set<String> names() {
    Set<String> names = new TreeSet<>(OWN.directives().keySet());
    names.addAll(GRAPHQL.directives().keySet());
    names.addAll(PLANNED);
    return names;
  }

  /** The names that the generated definitions use. */
  static Set<String> generatedNames() {
    Set<String> names = new HashSet<>(OWN.directives().keySet());
    names.addAll(OWN.types().keySet());
    names.add(SERVICE);
    return names;
  }

  private static SdlDocument read(String name, String text) {
    return SdlReader.read(List.of(new SourceText(name, text)), Set.of(), new SchemaFindings());
  }

  private static String resource() {
    try (InputStream in = DirectiveCatalog.class.getResourceAsStream("directives.graphql")) {
      if (in == null) {
        throw new IllegalStateException("directives.graphql: missing (expected: in the jar)");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
