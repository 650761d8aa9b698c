// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.call;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.schema.directive.BatchDirective;
import dev.facet.schema.directive.CallDirective;
import dev.facet.schema.directive.EntityDirective;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.LocatedHole;
import dev.facet.schema.directive.RestDirective;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundType;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.rule.Templates;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.JsonPath.Segment;
import dev.facet.schema.template.Root;
import java.util.List;
import java.util.stream.Stream;

/** A call that loads by key reads its key, in a way that fits the key. */
final class KeysReadRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    Calls.rests(model).forEach(rest -> checkBatch(rest, findings));
    Calls.entities(model).forEach(entity -> checkEntity(entity, findings));
    for (BoundType type : model.types()) {
      EntityDirective entity = type.entity();
      if (entity != null && type.cache() != null) {
        type.cache().holes().forEach(hole -> checkTag(hole, entity, findings));
      }
    }
    model
        .fields()
        .flatMap(field -> Stream.ofNullable(field.cache()))
        .flatMap(cache -> cache.holes().stream())
        .filter(hole -> hole.root() == Root.KEY && !hole.path().isSelf())
        .forEach(hole ->
            report(
                hole.stepSpan(0), "the key is one value, not an object", "write {key}", findings));
  }

  private static void checkTag(LocatedHole hole, EntityDirective entity, SchemaFindings findings) {
    boolean whole = hole.root() == Root.KEY && hole.path().isSelf();
    if (whole && entity.composite() && !Templates.makesText(hole)) {
      String first = entity.key().getFirst().value();
      report(hole.span(), "an object in a tag", "write such as {key." + first + "}", findings);
    } else if (!whole) {
      checkUse(hole, entity, findings);
    }
  }

  private static void report(
      SourceSpan span, String message, String remedy, SchemaFindings findings) {
    findings.error(SchemaCode.KEYS_NOT_READ, message, span, "", remedy);
  }

  private static void checkBatch(RestDirective rest, SchemaFindings findings) {
    BatchDirective batch = rest.batch();
    if (batch != null) {
      checkReads(rest.call(), Root.KEYS, batch.span(), findings);
    }
  }

  private static void checkEntity(EntityDirective entity, SchemaFindings findings) {
    if (entity.one() != null) {
      checkReads(entity.one(), Root.KEY, entity.one().span(), findings);
      entity.one().holes().forEach(hole -> checkUse(hole, entity, findings));
    }
    if (entity.many() != null) {
      CallDirective call = entity.many().call();
      checkReads(call, Root.KEYS, call.span(), findings);
      call.holes().forEach(hole -> checkUse(hole, entity, findings));
    }
  }

  private static void checkReads(
      CallDirective call, Root root, SourceSpan span, SchemaFindings findings) {
    boolean unreadable =
        call.faulty()
            || call.url() == null
            || call.url().template() == null
            || (call.body() != null && call.body().template() == null);
    if (!unreadable && call.holes().stream().noneMatch(hole -> hole.root() == root)) {
      boolean one = root == Root.KEY;
      findings.error(
          SchemaCode.KEYS_NOT_READ,
          one ? "the call does not read {key}" : "the call does not read {keys}",
          span,
          "every call would be the same",
          one ? "write such as /users/{key}" : "write such as /users?id={keys*}");
    }
  }

  private static void checkUse(LocatedHole hole, EntityDirective entity, SchemaFindings findings) {
    List<Segment> steps = hole.path().segments();
    List<String> names = entity.key().stream().map(Located::value).toList();
    boolean key = hole.root() == Root.KEY;
    if (key && !steps.isEmpty()) {
      checkPart(hole, entity, names, findings);
    } else if ((key || hole.root() == Root.KEYS)
        && entity.composite()
        && Templates.isInUrl(hole)
        && !Templates.makesText(hole)) {
      findings.error(
          SchemaCode.KEYS_NOT_READ,
          "the key is an object of " + String.join(" and ", names),
          hole.span(),
          "",
          key ? "write {key." + names.getFirst() + "}" : "send {keys} in a body, or add | json");
    }
  }

  private static void checkPart(
      LocatedHole hole, EntityDirective entity, List<String> names, SchemaFindings findings) {
    String name =
        hole.path().segments().getFirst() instanceof Segment.Property(var part) ? part : "";
    if (!entity.composite()) {
      findings.error(
          SchemaCode.KEYS_NOT_READ,
          "the key is one value, not an object",
          hole.stepSpan(0),
          "",
          "write {key}");
    } else if (!names.contains(name)) {
      findings.error(
          SchemaCode.KEYS_NOT_READ,
          "the key has no field \"" + name + "\"",
          hole.stepSpan(0),
          "",
          Suggestion.hint(name, names));
    }
  }
}
