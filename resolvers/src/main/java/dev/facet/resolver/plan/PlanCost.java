// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.schema.Costs;
import graphql.execution.CoercedVariables;
import java.util.List;

/**
 * How many upstream items a response may have: each object counts the weight of its type, 1 where
 * the schema says nothing, each field its own, 0 where it says nothing, and a list as often as it
 * has items. The root counts nothing by itself. Compiled once; what depends on variables is a list
 * of terms, each made of earlier ones, so that a selection which is shared counts once.
 */
public final class PlanCost {
  /** Beyond this, costs are not told apart. Sums and products of smaller ones are exact enough. */
  static final double MAX = 1e15;

  /** What sums of weights such as 0.1 may be off by. */
  private static final double ROUNDING = 1e-6;

  private final List<Term> terms;
  private final Amount total;
  private final long fixed;

  PlanCost(List<Term> terms, Amount total) {
    this.terms = List.copyOf(terms);
    this.total = total;
    this.fixed = total.isKnown() ? rounded(total.known()) : -1;
  }

  /** The cost of what is selected on a root type. */
  static PlanCost of(SelectionPlan root, Costs costs) {
    return new PlanCostCompiler(costs).compile(root);
  }

  /**
   * A number, or the value of a term.
   *
   * @param known the number; 0 where there is a term
   * @param term the term's place; negative for none
   */
  record Amount(double known, int term) {
    static final Amount ZERO = new Amount(0, -1);

    static Amount of(double number) {
      return new Amount(Math.min(number, MAX), -1);
    }

    boolean isKnown() {
      return term < 0;
    }

    double value(double[] values) {
      return term < 0 ? known : values[term];
    }
  }

  /** One step of the computation. */
  sealed interface Term {
    /** A number and the amounts of fields. */
    record Sum(double known, List<Amount> parts) implements Term {}

    /** The largest of what the possible types amount to. */
    record Largest(double known, List<Amount> parts) implements Term {}

    /** What an item amounts to, as often as there are items. */
    record Times(ListLength length, Amount item) implements Term {}
  }

  /** Whether it is the same whatever the variables are. */
  public boolean isFixed() {
    return fixed >= 0;
  }

  /** The cost of one request, rounded up. */
  public long items(CoercedVariables variables) {
    return fixed >= 0 ? fixed : computed(variables);
  }

  private long computed(CoercedVariables variables) {
    double[] values = new double[terms.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.min(MAX, value(terms.get(i), values, variables));
    }
    return rounded(total.value(values));
  }

  private static double value(Term term, double[] values, CoercedVariables variables) {
    switch (term) {
      case Term.Sum(var known, var parts) -> {
        double sum = known;
        for (int i = 0; i < parts.size(); i++) {
          sum += parts.get(i).value(values);
        }
        return sum;
      }
      case Term.Largest(var known, var parts) -> {
        double largest = known;
        for (int i = 0; i < parts.size(); i++) {
          largest = Math.max(largest, parts.get(i).value(values));
        }
        return largest;
      }
      case Term.Times(var length, var item) -> {
        return length.items(variables) * item.value(values);
      }
    }
  }

  private static long rounded(double cost) {
    return (long) Math.ceil(Math.max(0, cost - ROUNDING));
  }
}
