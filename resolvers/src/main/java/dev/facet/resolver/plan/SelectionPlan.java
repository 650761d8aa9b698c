// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.resolver.projection.Shape;
import dev.facet.schema.AccessRule;
import java.util.ArrayList;
import java.util.List;

/** The fields selected on one object type, merged and in the order of the response. */
public final class SelectionPlan {
  private final String type;
  private final Shape shape;
  private final AccessRule access;
  private final List<FieldPlan> fields = new ArrayList<>();
  private List<FieldPlan> active = List.of();
  private int waves;

  SelectionPlan(String type, Shape shape, AccessRule access) {
    this.type = type;
    this.shape = shape;
    this.access = access;
  }

  void add(FieldPlan field) {
    fields.add(field);
  }

  /** Ends the compilation of this selection: its fields are all there. */
  void complete() {
    active = fields.stream().filter(FieldPlan::loads).toList();
    waves = active.stream().mapToInt(FieldPlan::waves).max().orElse(0);
  }

  /** The name of the object type. */
  public String type() {
    return type;
  }

  /** What its rows hold. */
  public Shape shape() {
    return shape;
  }

  /**
   * Which callers may ask for objects of the type. To be asked where the field gives an interface
   * or union; other fields have it among their own rules.
   */
  public AccessRule access() {
    return access;
  }

  /** All fields, in the order of the response. */
  public List<FieldPlan> fields() {
    return fields;
  }

  /** Waves, at most, from its rows until all below them is there. */
  int waves() {
    return waves;
  }

  /** The fields that are loaded, or below which something is. */
  public List<FieldPlan> active() {
    return active;
  }
}
