// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.expression;

import dev.facet.schema.directive.CallDirective.HeaderDirective;
import dev.facet.schema.directive.LocatedHole;
import dev.facet.schema.directive.LocatedTemplate;
import dev.facet.schema.directive.RefDirective;
import dev.facet.schema.directive.RestDirective;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.rule.ArgumentTypes;
import dev.facet.schema.rule.HoleUse;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.rule.Templates;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.Root;
import graphql.language.Type;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * No argument that is an object stands in a query, a header or a key, where each value of it would
 * be rejected as if it were the client's fault, nor in a tag, which it would not be.
 */
final class PlainValueRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    ArgumentTypes types = new ArgumentTypes(model.document());
    MemberParameters members = new MemberParameters(model, types, findings);
    model.fields().forEach(field -> new Check(field, types, members, findings).run());
    model.types().stream()
        .flatMap(type -> Stream.ofNullable(type.entity()))
        .forEach(entity -> HoleUse.request(entity).forEach(members::checkEntity));
  }

  /** The check of one field. */
  private record Check(
      BoundField field, ArgumentTypes types, MemberParameters members, SchemaFindings findings) {
    void run() {
      RestDirective rest = field.rest();
      if (rest != null) {
        query(rest.call().url());
        for (HeaderDirective header : rest.call().headers()) {
          each(header.value(), "in a header");
        }
        each(rest.idempotencyKey(), "in a header");
        each(rest.batch() == null ? null : rest.batch().key(), "as a key");
      }
      RefDirective ref = field.ref();
      if (ref != null) {
        ref.keys().forEach(key -> each(key.template(), "as a key"));
      }
      if (field.cache() != null) {
        field.cache().tags().forEach(tag -> each(tag, "in a tag"));
      }
      if (field.invalidates() != null) {
        field.invalidates().tags().forEach(tag -> each(tag, "in a tag"));
      }
    }

    private void query(@Nullable LocatedTemplate<?> url) {
      for (LocatedHole hole : url == null ? List.<LocatedHole>of() : url.holes()) {
        switch (hole.hole().place()) {
          case QUERY -> check(hole, "in a query");
          case QUERY_BRACKETS -> {
            if (!members.checkBrackets(hole, field)) {
              check(hole, "in a query");
            }
          }
          case QUERY_NAMES -> members.checkNames(hole, field);
          case TEXT, PATH -> {}
        }
      }
    }

    private void each(@Nullable LocatedTemplate<?> template, String where) {
      if (template != null) {
        template.holes().forEach(hole -> check(hole, where));
      }
    }

    private void check(LocatedHole hole, String where) {
      if (hole.root() == Root.ARGS && !Templates.makesText(hole) && holdsObjects(hole)) {
        findings.error(
            SchemaCode.BAD_TEMPLATE,
            "an object " + where,
            hole.span(),
            "",
            "read a field of it, or add | json");
      }
    }

    private boolean holdsObjects(LocatedHole hole) {
      if (hole.path().isSelf()) {
        return true;
      }
      Type<?> type = types.follow(field, hole.path().segments()).type();
      return type != null && types.isNested(type);
    }
  }
}
