// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.RandomType.ListOf;
import dev.facet.resolver.RandomType.Named;
import java.util.List;

/** Chooses the types of fields. */
final class RandomTypes {
  static final List<String> SCALARS =
      List.of(
          "String", "ID", "Int", "Float", "Boolean", "BigDecimal", "JSON", "Long", "Date", "UUID");

  private final Choices choices;
  private final RandomModel model;

  RandomTypes(Choices choices, RandomModel model) {
    this.choices = choices;
    this.model = model;
  }

  RandomType wrapped(String name) {
    boolean nonNull = choices.chance(30);
    if (!choices.chance(35)) {
      return new Named(name, nonNull);
    }
    RandomType list = new ListOf(new Named(name, nonNull), choices.chance(30));
    return choices.chance(15) ? new ListOf(list, choices.chance(30)) : list;
  }

  String leaf() {
    int pick = choices.below(SCALARS.size() + 2);
    return pick < SCALARS.size() ? SCALARS.get(pick) : "E" + (pick - SCALARS.size());
  }

  /** An object type, or an interface or union. */
  String compositeName() {
    return choices.chance(40) ? abstractName() : objectName();
  }

  /** An interface or union that has types; an object type where there is none. */
  String abstractName() {
    List<String> names =
        model.abstracts.values().stream()
            .filter(some -> !some.members().isEmpty())
            .map(RandomModel.Abstract::name)
            .toList();
    return names.isEmpty() ? objectName() : choices.of(names);
  }

  String objectName() {
    List<String> names =
        model.objects.keySet().stream()
            .filter(name -> !name.equals("Query") && !name.equals("Mutation"))
            .toList();
    return choices.of(names);
  }

  String lastPlain() {
    return model.objects.containsKey("T2") ? "T2" : model.objects.containsKey("T1") ? "T1" : "T0";
  }
}
