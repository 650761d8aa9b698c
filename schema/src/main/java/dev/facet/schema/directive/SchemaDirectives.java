// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.sdl.DirectiveDeclaration;
import dev.facet.schema.sdl.InputDeclaration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The definitions of our directives, for editors and other GraphQL tools. */
public final class SchemaDirectives {
  private static final Pattern NAME = Pattern.compile("[_A-Za-z][_A-Za-z0-9]*");
  private static final Set<String> NO_ENUM_VALUES = Set.of("true", "false", "null");

  private SchemaDirectives() {}

  /**
   * The SDL text. Services are an enum, so that editors complete them; where a name cannot be an
   * enum value, or there is none, a scalar.
   *
   * @param services the names of the configured services
   */
  public static String text(Collection<String> services) {
    List<String> names = services.stream().sorted().distinct().toList();
    boolean canBeEnum = !names.isEmpty() && names.stream().allMatch(SchemaDirectives::isEnumValue);
    String type =
        canBeEnum
            ? "enum " + DirectiveCatalog.SERVICE + " {\n  " + String.join("\n  ", names) + "\n}\n"
            : "scalar " + DirectiveCatalog.SERVICE + "\n";
    return DirectiveCatalog.text() + "\n\"The services of the configuration.\"\n" + type;
  }

  /** The names of directives and types that {@link #text} defines. */
  public static Set<String> generatedNames() {
    return DirectiveCatalog.generatedNames();
  }

  /** Whether a directive is GraphQL's own, and so part of what clients see. */
  public static boolean isStandard(String directive) {
    return DirectiveCatalog.isStandard(directive);
  }

  /** Whether a directive is ours, GraphQL's own, or planned. */
  public static boolean isKnown(String directive) {
    return DirectiveCatalog.names().contains(directive);
  }

  /** Whether a name is kept for later, so that files cannot define a directive of it. */
  public static boolean isReserved(String directive) {
    return DirectiveCatalog.isPlanned(directive) || WithheldDirectives.contains(directive);
  }

  /**
   * Whether a definition says of one of our directives, or of GraphQL's own, what Facet knows: it
   * may have fewer arguments and locations, as those of earlier versions do.
   *
   * @return true also for directives of any other name
   */
  public static boolean isCompatible(DirectiveDeclaration definition) {
    DirectiveDeclaration known = DirectiveCatalog.find(definition.name());
    return known == null
        || (known.repeatable() == definition.repeatable()
            && known.locations().containsAll(definition.locations())
            && definition.arguments().stream().allMatch(one -> isOf(known, one))
            && known.arguments().stream()
                .filter(InputDeclaration::required)
                .allMatch(one -> definition.argument(one.name()).isPresent()));
  }

  private static boolean isOf(DirectiveDeclaration known, InputDeclaration argument) {
    return known
        .argument(argument.name())
        .filter(one -> one.type().name().equals(argument.type().name()))
        .filter(one -> one.type().isList() == argument.type().isList())
        .isPresent();
  }

  private static boolean isEnumValue(String name) {
    return NAME.matcher(name).matches() && !NO_ENUM_VALUES.contains(name);
  }
}
