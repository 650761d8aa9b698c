// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.advice;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.schema.directive.CacheDirective;
import dev.facet.schema.directive.InvalidatesDirective;
import dev.facet.schema.directive.LocatedTemplate;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.TextTemplate;
import java.util.List;
import java.util.stream.Stream;

/** Warns of tags that are dropped, and that nothing of the frontend has. */
final class UnusedTagRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    List<String> kept =
        Stream.concat(
                model.types().stream().flatMap(type -> Stream.ofNullable(type.cache())),
                model.fields().flatMap(field -> Stream.ofNullable(field.cache())))
            .map(CacheDirective::tags)
            .flatMap(List::stream)
            .map(UnusedTagRule::text)
            .distinct()
            .toList();
    model
        .fields()
        .flatMap(field -> Stream.ofNullable(field.invalidates()))
        .map(InvalidatesDirective::tags)
        .flatMap(List::stream)
        .filter(tag -> tag.template() != null) // else reported already
        .filter(tag -> kept.stream().noneMatch(other -> mayBeEqual(text(tag), other)))
        .forEach(tag -> report(tag, kept, findings));
  }

  private static void report(
      LocatedTemplate<TextTemplate> tag, List<String> kept, SchemaFindings findings) {
    String near = Suggestion.hint(text(tag), kept);
    String all =
        kept.isEmpty()
            ? "add tags to a @cache"
            : "those of the frontend are " + String.join(", ", kept);
    findings.add(
        new Diagnostic.Warning(
                SchemaCode.UNUSED_TAG,
                "no @cache of the frontend has the tag \"" + text(tag) + "\"",
                tag.span())
            .hinted(near.isEmpty() ? all : near));
  }

  private static String text(LocatedTemplate<TextTemplate> tag) {
    TextTemplate template = tag.template();
    return template == null ? "" : template.source();
  }

  /** Whether two templates agree as far as they are text, from both ends on. */
  private static boolean mayBeEqual(String one, String other) {
    if (!one.contains("{") && !other.contains("{")) {
      return one.equals(other);
    }
    String start = one.split("\\{", 2)[0];
    String otherStart = other.split("\\{", 2)[0];
    String end = one.substring(one.lastIndexOf('}') + 1);
    String otherEnd = other.substring(other.lastIndexOf('}') + 1);
    return (start.startsWith(otherStart) || otherStart.startsWith(start))
        && (end.endsWith(otherEnd) || otherEnd.endsWith(end));
  }
}
