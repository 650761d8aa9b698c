// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.advice;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.directive.EntityDirective;
import dev.facet.schema.directive.LocatedHole;
import dev.facet.schema.directive.RefDirective;
import dev.facet.schema.directive.RestDirective;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.directive.SchemaModel.BoundType;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.rule.Templates;
import dev.facet.schema.rule.advice.QueryPaths.Reached;
import dev.facet.schema.rule.key.BatchTypeRule;
import dev.facet.schema.rule.key.ValueKinds;
import dev.facet.schema.rule.key.ValueKinds.Kind;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.Root;
import java.util.List;
import java.util.OptionalLong;

/**
 * Warns of fields below a list that make one call for each item. A call that does not read its
 * parent is the same for all items and made once, so it does not count.
 */
final class NPlusOneRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    for (Reached reached : QueryPaths.of(model)) {
      BoundField field = reached.field();
      if (field.rest() != null && reached.belowList()) {
        checkCall(field.rest(), reached, model, findings);
      }
      if (field.ref() != null) {
        checkReference(field.ref(), reached, model, findings);
      }
    }
  }

  private static void checkCall(
      RestDirective rest, Reached reached, SchemaModel model, SchemaFindings findings) {
    List<LocatedHole> parents =
        rest.call().holes().stream().filter(hole -> hole.root() == Root.PARENT).toList();
    if (rest.batch() == null && !parents.isEmpty()) {
      findings.add(warning(reached, reached.items(), remedy(parents, reached.field(), model)));
    }
  }

  /** What is one value for each parent can be the key of a batch; a list of them cannot. */
  private static String remedy(List<LocatedHole> parents, BoundField field, SchemaModel model) {
    String type = field.declaration().type().name();
    boolean plain = BatchTypeRule.isPlain(type, model);
    ValueKinds kinds = ValueKinds.of(model);
    return parents.stream()
        .filter(hole -> Templates.makesText(hole) || kinds.kind(hole, field) != Kind.LIST)
        .findFirst()
        .map(hole ->
            "if the service can answer for many keys, add batch: {key: \""
                + key(hole)
                + "\", match: …} and read {keys}"
                + (plain ? ", on a field of an object type" : ""))
        .orElseGet(() ->
            plain
                ? "if the parent's response can hold the values, read them there"
                : "if the service can load several at once, give "
                    + type
                    + " an @entity with many, and write @ref(key: \""
                    + key(parents.getFirst())
                    + "\")");
  }

  /** The expression without the marks that no key takes. */
  private static String key(LocatedHole hole) {
    String text = hole.span().text();
    int pipes = hole.hole().expression().pipes().isEmpty() ? text.length() - 1 : text.indexOf('|');
    return "{"
        + hole.hole().expression().source()
        + " ".repeat(pipes < text.length() - 1 ? 1 : 0)
        + text.substring(pipes);
  }

  private static void checkReference(
      RefDirective ref, Reached reached, SchemaModel model, SchemaFindings findings) {
    BoundField field = reached.field();
    BoundType target = model.objects().get(field.declaration().type().name());
    EntityDirective entity = target == null ? null : target.entity();
    boolean oneByOne = entity != null && entity.one() != null && entity.many() == null;
    boolean manyKeys = field.declaration().type().isList();
    boolean perItem = reached.belowList() && readsParent(ref);
    if (oneByOne && (manyKeys || perItem)) {
      String type = field.declaration().type().name();
      findings.add(
          warning(
              reached,
              calls(reached),
              "if the service can load several at once, add many: {get: …, match: …} to the"
                  + " @entity of "
                  + type));
    }
  }

  private static boolean readsParent(RefDirective ref) {
    return ref.keys().stream()
        .flatMap(key -> key.template().holes().stream())
        .anyMatch(hole -> hole.root() == Root.PARENT);
  }

  /** Where a reference is a list, it is the keys that are loaded one by one. */
  private static OptionalLong calls(Reached reached) {
    return new ListSizes(reached.items(), List.of(), OptionalLong.empty())
        .below(reached.field())
        .items();
  }

  private static Diagnostic.Warning warning(Reached reached, OptionalLong calls, String remedy) {
    BoundField field = reached.field();
    String count = calls.isEmpty() ? "" : ", up to " + calls.getAsLong();
    return new Diagnostic.Warning(
        SchemaCode.N_PLUS_ONE,
        field.coordinates() + " makes one call for each item" + count + ": " + reached.query(),
        field.declaration().span(),
        "N+1",
        remedy,
        List.of());
  }
}
