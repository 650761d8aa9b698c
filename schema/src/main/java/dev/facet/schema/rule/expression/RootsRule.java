// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.expression;

import dev.facet.schema.directive.LocatedHole;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.rule.HoleUse;
import dev.facet.schema.rule.HoleUse.Place;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Root;
import org.jspecify.annotations.Nullable;

/** Expressions read only what has a value where they stand. */
final class RootsRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    for (HoleUse use : HoleUse.of(model)) {
      Absence absence = absence(use, model);
      if (absence != null) {
        String root = use.hole().rootSpan().text();
        findings.error(
            SchemaCode.ROOT_NOT_HERE,
            "\"" + root + "\" has no value here",
            use.hole().rootSpan(),
            absence.why(),
            absence.remedy());
      }
    }
  }

  private record Absence(String why, String remedy) {}

  private static @Nullable Absence absence(HoleUse use, SchemaModel model) {
    if (isOfPolicies(use.hole())) {
      return new Absence("only in policies of facet.yaml", "");
    }
    if (use.error() && use.place() != Place.TEST) {
      return inErrorRule(use);
    }
    return switch (use.place()) {
      case TEST -> inTest(use);
      case TAG -> inTag(use, model);
      case DROPPED_TAG -> inDroppedTag(use);
      case FIELD, BATCH, ONE, MANY -> inCall(use, model);
    };
  }

  /** Callers may share a response, and so its error; only what the field says is in its key. */
  private static @Nullable Absence inErrorRule(HoleUse use) {
    return switch (use.hole().root()) {
      case ARGS -> use.field() == null ? ofEntity("{args.…}") : null;
      case BODY -> null;
      case PARENT, KEY, KEYS, CLAIMS, HEADER, CLIENT, FRONTEND, QUERY, REQUEST, CORRELATION_ID ->
          new Absence("error rules read body and args only", "");
    };
  }

  /** Whether a response is an error is the same for all who share it. */
  private static @Nullable Absence inTest(HoleUse use) {
    return use.hole().root() == Root.BODY
        ? null
        : new Absence("when and unless read body only", "write such as {body.error}");
  }

  /** What is kept of a batch is found by its key alone, whichever parents ask for it. */
  private static @Nullable Absence inTag(HoleUse use, SchemaModel model) {
    BoundField field = use.field();
    boolean batch = field != null && field.rest() != null && field.rest().batch() != null;
    return switch (use.hole().root()) {
      case ARGS -> field == null ? ofEntity("{args.…}") : null;
      case PARENT ->
          batch
              ? new Absence("many parents share what is kept of one key", "write {key}")
              : parent(field, model);
      case KEY -> field == null || batch ? null : key(Place.FIELD);
      case KEYS -> new Absence("a tag is of one object", "write {key}");
      case BODY -> new Absence("only in error rules and in tags of @invalidates", "");
      case CLAIMS, HEADER, CLIENT, FRONTEND, QUERY, REQUEST, CORRELATION_ID -> null;
    };
  }

  private static @Nullable Absence inDroppedTag(HoleUse use) {
    return switch (use.hole().root()) {
      case PARENT, KEY, KEYS ->
          new Absence(
              "tags of @invalidates read args, and body of the response",
              "write such as {args.id} or {body.id}");
      case ARGS, BODY, CLAIMS, HEADER, CLIENT, FRONTEND, QUERY, REQUEST, CORRELATION_ID -> null;
    };
  }

  private static @Nullable Absence inCall(HoleUse use, SchemaModel model) {
    return switch (use.hole().root()) {
      case ARGS -> use.field() == null ? ofEntity("{args.…}") : null;
      case PARENT -> parent(use.field(), model);
      case KEY -> use.place() == Place.ONE ? null : key(use.place());
      case KEYS -> keys(use.place());
      case BODY -> new Absence("only in error rules and in tags of @invalidates", "");
      case CLAIMS, HEADER, CLIENT, FRONTEND, QUERY, REQUEST, CORRELATION_ID -> null;
    };
  }

  private static boolean isOfPolicies(LocatedHole hole) {
    return hole.root().isForPolicies()
        || (hole.root() == Root.CLIENT && hole.path().equals(JsonPath.property("ip")));
  }

  private static Absence ofEntity(String expression) {
    return new Absence(
        "an entity is loaded the same way for every field",
        "put " + expression + " into the key of @ref, or use @rest on the field");
  }

  private static @Nullable Absence parent(@Nullable BoundField field, SchemaModel model) {
    if (field == null) {
      return ofEntity("{parent.…}");
    }
    return model.isRootField(field)
        ? new Absence(field.owner().name() + " has no parent object", "")
        : null;
  }

  private static Absence key(Place place) {
    return place == Place.FIELD
        ? new Absence("only in @entity(one:)", "write such as {parent.id} or {args.id}")
        : new Absence("one call for many keys", "write {keys}");
  }

  private static @Nullable Absence keys(Place place) {
    return switch (place) {
      case BATCH, MANY -> null;
      case ONE -> new Absence("one call for one key", "write {key}");
      case FIELD, TEST, TAG, DROPPED_TAG ->
          new Absence("only in calls with batch, and in @entity(many:)", "");
    };
  }
}
