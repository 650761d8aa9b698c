// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.template.JsonPath;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code @listSize}: how many items a list has.
 *
 * @param span the directive's name
 * @param assumedSize the size where no argument says it; null for none
 * @param slicingArguments arguments that say the size: names, with dots into input objects
 * @param sizedFields the lists of the field's object that have the size
 */
public record ListSizeDirective(
    SourceSpan span,
    @Nullable Located<Integer> assumedSize,
    List<Located<String>> slicingArguments,
    List<Located<String>> sizedFields) {
  /** Copies the lists. */
  public ListSizeDirective {
    slicingArguments = List.copyOf(slicingArguments);
    sizedFields = List.copyOf(sizedFields);
  }

  /** Reads a use. */
  static ListSizeDirective read(DirectiveUse use) {
    Arguments arguments = use.arguments();
    return new ListSizeDirective(
        use.span(),
        arguments.integer("assumedSize"),
        strings(arguments, "slicingArguments"),
        strings(arguments, "sizedFields"));
  }

  /** Where a slicing argument leads to. */
  public static JsonPath path(String argument) {
    return new JsonPath(
        Stream.of(argument.split("\\.", -1))
            .<JsonPath.Segment>map(JsonPath.Segment.Property::new)
            .toList());
  }

  private static List<Located<String>> strings(Arguments arguments, String name) {
    List<Located<String>> strings = new ArrayList<>();
    for (Value<?> element : Arguments.elements(arguments.value(name))) {
      if (element instanceof StringValue text) {
        strings.add(
            new Located<>(
                arguments.places().literal(text).value(), arguments.places().value(text)));
      }
    }
    return strings;
  }
}
