// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static java.util.Objects.requireNonNull;

import dev.facet.resolver.RandomModel.Abstract;
import dev.facet.resolver.RandomModel.Field;
import dev.facet.resolver.RandomType.ListOf;
import dev.facet.resolver.RandomType.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chooses interfaces and unions, and the access to objects. */
final class RandomAbstracts {
  /** Some of them are read by fields as well, as something else. */
  private static final List<String> PATHS =
      List.of("kind", "meta.kind", "a.kind", "rows[0].k", "name", "f0");

  private static final List<String> VALUES = List.of("one", "1", "true", "T0", "", "2", "X0");

  private final Choices choices;
  private final RandomModel model;
  private final RandomTypes types;
  private final RandomInputs inputs;

  RandomAbstracts(Choices choices, RandomModel model, RandomTypes types, RandomInputs inputs) {
    this.choices = choices;
    this.model = model;
    this.types = types;
    this.inputs = inputs;
  }

  /** An interface, one that implements it, and unions; and rules of types. */
  void declare() {
    List<String> objects =
        model.objects.keySet().stream()
            .filter(name -> !name.equals("Query") && !name.equals("Mutation"))
            .toList();
    for (String object : objects) {
      requireNonNull(model.objects.get(object)).access = access(8);
    }
    List<String> named = some(objects, 50);
    Field id = new Field("id", new Named("ID", false), List.of(), "", null);
    add("Named", false, named, new ArrayList<>(List.of(id)));
    List<Field> fields = new ArrayList<>(List.of(id));
    add("Item", false, some(named, 70), fields);
    int unions = choices.below(3);
    for (int i = 0; i < unions; i++) {
      List<String> members = some(objects, 60);
      add("U" + i, true, members.isEmpty() ? objects : members, new ArrayList<>());
    }
    int shared = choices.below(3);
    for (int i = 0; i < shared; i++) {
      String type = choices.chance(50) ? types.leaf() : types.compositeName();
      RandomType one = new Named(type, choices.chance(25));
      fields.add(
          new Field(
              "g" + i,
              choices.chance(30) ? new ListOf(one, choices.chance(25)) : one,
              choices.chance(50) ? inputs.arguments() : List.of(),
              "",
              null));
    }
  }

  String access(int percent) {
    return choices.chance(percent)
        ? choices.of(
            " @authenticated",
            " @requiresScopes(scopes: [[\"a\"]])",
            " @requiresScopes(scopes: [[\"a\", \"b\"], [\"c\"]])")
        : "";
  }

  /** The SDL. */
  String text() {
    StringBuilder sdl = new StringBuilder();
    for (Abstract some : model.abstracts.values()) {
      if (some.union()) {
        sdl.append("union ").append(some.name()).append(some.directive()).append(" = ");
        sdl.append(String.join(" | ", some.members())).append('\n');
      } else {
        sdl.append("interface ").append(some.name());
        sdl.append(some.name().equals("Item") ? " implements Named" : "");
        sdl.append(some.directive()).append(" {\n");
        some.fields().forEach(field -> sdl.append("  ").append(field).append('\n'));
        sdl.append("}\n");
      }
    }
    return sdl.toString();
  }

  private void add(String name, boolean union, List<String> members, List<Field> fields) {
    Map<String, String> cases = new LinkedHashMap<>();
    int from = choices.below(VALUES.size());
    for (String member : members) {
      if (choices.chance(50) && cases.size() < VALUES.size()) {
        cases.put(member, VALUES.get((from + cases.size()) % VALUES.size()));
      }
    }
    String path = choices.of(PATHS);
    model.abstracts.put(name, new Abstract(name, union, members, fields, path, cases));
    if (!union) {
      members.forEach(member -> requireNonNull(model.objects.get(member)).interfaces.add(name));
    }
  }

  private List<String> some(List<String> names, int percent) {
    return names.stream().filter(_ -> choices.chance(percent)).toList();
  }
}
