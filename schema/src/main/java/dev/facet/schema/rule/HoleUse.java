// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule;

import dev.facet.schema.directive.BatchDirective;
import dev.facet.schema.directive.CallDirective;
import dev.facet.schema.directive.EntityDirective;
import dev.facet.schema.directive.LocatedHole;
import dev.facet.schema.directive.LocatedTemplate;
import dev.facet.schema.directive.RefDirective.KeyPart;
import dev.facet.schema.directive.RestDirective;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.directive.SchemaModel.BoundType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression and what it can see.
 *
 * @param hole the expression
 * @param place what it stands in
 * @param error whether it stands in an error rule
 * @param field the field that its directive stands on; null where it stands on a type
 */
public record HoleUse(LocatedHole hole, Place place, boolean error, @Nullable BoundField field) {
  /** What an expression can stand in. */
  public enum Place {
    /** A directive of a field, about one parent. */
    FIELD,
    /** A call for many parents of a field. */
    BATCH,
    /** The form of an entity that loads one object. */
    ONE,
    /** The form of an entity that loads several. */
    MANY,
    /** What an error rule asks of a body. */
    TEST,
    /** A tag of what is kept. */
    TAG,
    /** A tag of what a mutation drops. */
    DROPPED_TAG
  }

  /** All expressions of a schema. */
  public static List<HoleUse> of(SchemaModel model) {
    List<HoleUse> uses = new ArrayList<>();
    for (BoundType type : model.types()) {
      EntityDirective entity = type.entity();
      if (entity != null) {
        addEntity(uses, entity);
      }
      if (type.cache() != null) {
        type.cache().holes().forEach(hole -> uses.add(new HoleUse(hole, Place.TAG, false, null)));
      }
      type.fields().forEach(field -> uses.addAll(of(field)));
    }
    return uses;
  }

  /** The expressions of one field's directives. */
  public static List<HoleUse> of(BoundField field) {
    List<HoleUse> uses = new ArrayList<>();
    RestDirective rest = field.rest();
    if (rest != null) {
      addRest(uses, rest, field);
    }
    if (field.ref() != null) {
      for (KeyPart key : field.ref().keys()) {
        add(uses, key.template(), field);
      }
    }
    if (field.value() != null) {
      add(uses, field.value().text(), field);
    }
    if (field.cache() != null) {
      field.cache().holes().forEach(hole -> uses.add(new HoleUse(hole, Place.TAG, false, field)));
    }
    if (field.invalidates() != null) {
      field
          .invalidates()
          .holes()
          .forEach(hole -> uses.add(new HoleUse(hole, Place.DROPPED_TAG, false, field)));
    }
    return uses;
  }

  /**
   * The expressions that decide what a field's call asks for: without {@code take} and messages,
   * and without the idempotency key, which is left out where it has no value.
   */
  public static List<LocatedHole> request(BoundField field) {
    List<LocatedHole> holes = new ArrayList<>();
    RestDirective rest = field.rest();
    if (rest != null) {
      holes.addAll(rest.call().holes());
    }
    holes.addAll(keys(field));
    return holes;
  }

  /** The expressions of a field's keys, those of a batch or a reference. */
  public static List<LocatedHole> keys(BoundField field) {
    List<LocatedHole> holes = new ArrayList<>();
    RestDirective rest = field.rest();
    BatchDirective batch = rest == null ? null : rest.batch();
    addHoles(holes, batch == null ? null : batch.key());
    if (field.ref() != null) {
      field.ref().keys().forEach(key -> addHoles(holes, key.template()));
    }
    return holes;
  }

  /** The expressions of {@code take}: how much of a list a client may have. */
  public static List<LocatedHole> take(BoundField field) {
    List<LocatedHole> holes = new ArrayList<>();
    addHoles(holes, field.rest() == null ? null : field.rest().take());
    return holes;
  }

  /** The expressions that decide what the calls of an entity ask for. */
  public static List<LocatedHole> request(EntityDirective entity) {
    List<LocatedHole> holes = new ArrayList<>();
    if (entity.one() != null) {
      holes.addAll(entity.one().holes());
    }
    if (entity.many() != null) {
      holes.addAll(entity.many().call().holes());
    }
    return holes;
  }

  private static void addHoles(List<LocatedHole> holes, @Nullable LocatedTemplate<?> template) {
    if (template != null) {
      holes.addAll(template.holes());
    }
  }

  private static void addEntity(List<HoleUse> uses, EntityDirective entity) {
    if (entity.one() != null) {
      addCall(uses, entity.one(), Place.ONE, null);
    }
    if (entity.many() != null) {
      addCall(uses, entity.many().call(), Place.MANY, null);
    }
  }

  private static void addRest(List<HoleUse> uses, RestDirective rest, BoundField field) {
    BatchDirective batch = rest.batch();
    addCall(uses, rest.call(), batch == null ? Place.FIELD : Place.BATCH, field);
    add(uses, batch == null ? null : batch.key(), field);
    add(uses, rest.take(), field);
    add(uses, rest.idempotencyKey(), field);
  }

  private static void addCall(
      List<HoleUse> uses, CallDirective call, Place place, @Nullable BoundField field) {
    call.holes().forEach(hole -> uses.add(new HoleUse(hole, place, false, field)));
    call.testHoles().forEach(hole -> uses.add(new HoleUse(hole, Place.TEST, true, field)));
    call.errorHoles().forEach(hole -> uses.add(new HoleUse(hole, place, true, field)));
  }

  private static void add(
      List<HoleUse> uses, @Nullable LocatedTemplate<?> template, BoundField field) {
    if (template != null) {
      template.holes().forEach(hole -> uses.add(new HoleUse(hole, Place.FIELD, false, field)));
    }
  }
}
