// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.resolver.plan.PlanCost.Amount;
import dev.facet.resolver.plan.PlanCost.Term;
import dev.facet.schema.Costs;
import graphql.execution.CoercedVariables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the terms of a plan's cost. Used once; a selection that is shared is visited once. */
final class PlanCostCompiler {
  private static final double OBJECT = 1;

  private final Costs costs;
  private final List<Term> terms = new ArrayList<>();
  private final Map<Place, Amount> selections = new HashMap<>();

  PlanCostCompiler(Costs costs) {
    this.costs = costs;
  }

  /**
   * A size that a field gives to lists of its object.
   *
   * @param fields the lists
   * @param length their size
   */
  private record Passed(List<String> fields, ListLength length) {
    static final Passed NONE = new Passed(List.of(), ListLength.UNSAID);
  }

  /** A selection, and what sizes its lists have from above. */
  private record Place(SelectionPlan selection, Passed passed) {}

  PlanCost compile(SelectionPlan root) {
    boolean introspection =
        root.fields().stream().allMatch(field -> field.source() instanceof Source.Introspection);
    Amount total = sum(root, introspection ? 0 : costs.type(root.type(), 0), Passed.NONE);
    return new PlanCost(terms, total);
  }

  private Amount selection(SelectionPlan selection, Passed passed) {
    Place place = new Place(selection, passed);
    Amount known = selections.get(place);
    if (known == null) {
      known = sum(selection, costs.type(selection.type(), OBJECT), passed);
      selections.put(place, known);
    }
    return known;
  }

  private Amount sum(SelectionPlan selection, double own, Passed passed) {
    double known = own;
    List<Amount> parts = new ArrayList<>();
    for (FieldPlan field : selection.fields()) {
      Amount below = below(field, passed);
      known += costs.field(field.parentType(), field.definition().getName()) + below.known();
      if (!below.isKnown()) {
        parts.add(below);
      }
    }
    return parts.isEmpty()
        ? Amount.of(known)
        : term(new Term.Sum(Math.min(known, PlanCost.MAX), List.copyOf(parts)));
  }

  private Amount below(FieldPlan field, Passed passed) {
    if (field.type().selections().isEmpty()) {
      return Amount.ZERO;
    }
    String name = field.definition().getName();
    Costs.ListSize size = costs.size(field.parentType(), name);
    ListLength said = size == null ? ListLength.UNSAID : ListLengths.of(size, field);
    boolean passesOn = size != null && !size.sizedFields().isEmpty();
    ListLength own = passesOn ? ListLength.UNSAID : said;
    return amount(
        field.type(),
        passed.fields().contains(name) ? passed.length().or(own) : own,
        passesOn && size != null ? new Passed(size.sizedFields(), said) : Passed.NONE);
  }

  /** What a value amounts to. Lists in lists say nothing of their sizes. */
  private Amount amount(TypePlan type, ListLength length, Passed passed) {
    return switch (type) {
      case TypePlan.ListOf(var item, _) -> times(length, amount(item, ListLength.UNSAID, passed));
      case TypePlan.ObjectOf(var selected, _) -> selection(selected, passed);
      case TypePlan.AbstractOf some -> largest(some, passed);
      case TypePlan.ScalarOf _, TypePlan.EnumOf _ -> Amount.ZERO;
    };
  }

  private Amount times(ListLength length, Amount item) {
    return item.isKnown() && (length.known() || item.known() == 0)
        ? Amount.of(length.items(CoercedVariables.emptyVariables()) * item.known())
        : term(new Term.Times(length, item));
  }

  private Amount largest(TypePlan.AbstractOf type, Passed passed) {
    double known = 0;
    List<Amount> parts = new ArrayList<>();
    for (SelectionPlan possible : type.selections()) {
      Amount one = selection(possible, passed);
      known = Math.max(known, one.known());
      if (!one.isKnown()) {
        parts.add(one);
      }
    }
    return parts.isEmpty() ? Amount.of(known) : term(new Term.Largest(known, List.copyOf(parts)));
  }

  private Amount term(Term term) {
    terms.add(term);
    return new Amount(0, terms.size() - 1);
  }
}
