// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule;

import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.JsonPath.Segment;
import dev.facet.schema.template.Root;
import graphql.language.Type;
import graphql.schema.FieldCoordinates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows {@code {args.…}} through input fields that {@code @from} writes under another name or
 * path: templates say the names of the schema, and arguments are kept as they are sent.
 */
public final class RenamedArguments {
  private final SchemaModel model;
  private final ArgumentTypes types;

  private RenamedArguments(SchemaModel model) {
    this.model = model;
    this.types = new ArgumentTypes(model.document());
  }

  /** By field, from the path in a template to the path in what is sent, where they differ. */
  public static Map<FieldCoordinates, Map<JsonPath, JsonPath>> of(SchemaModel model) {
    if (model.inputPaths().isEmpty()) {
      return Map.of();
    }
    RenamedArguments renamed = new RenamedArguments(model);
    Map<FieldCoordinates, Map<JsonPath, JsonPath>> all = new LinkedHashMap<>();
    model
        .fields()
        .forEach(field -> {
          Map<JsonPath, JsonPath> paths = renamed.paths(field);
          if (!paths.isEmpty()) {
            all.put(
                FieldCoordinates.coordinates(field.owner().name(), field.declaration().name()),
                Map.copyOf(paths));
          }
        });
    return all;
  }

  private Map<JsonPath, JsonPath> paths(BoundField field) {
    Map<JsonPath, JsonPath> paths = new LinkedHashMap<>();
    for (HoleUse use : HoleUse.of(field)) {
      JsonPath written = use.hole().path();
      if (use.hole().root() == Root.ARGS && !written.isSelf()) {
        JsonPath sent = sent(field, written);
        if (!sent.equals(written)) {
          paths.put(written, sent);
        }
      }
    }
    return paths;
  }

  private JsonPath sent(BoundField field, JsonPath written) {
    List<Segment> steps = written.segments();
    List<Segment> sent = new ArrayList<>(steps.subList(0, 1));
    Type<?> type = types.follow(field, steps.subList(0, 1)).type();
    for (Segment step : steps.subList(1, steps.size())) {
      sent.addAll(places(type, step));
      type = type == null ? null : types.next(type, step);
    }
    return new JsonPath(sent);
  }

  private List<Segment> places(@Nullable Type<?> type, Segment step) {
    TypeDeclaration input = type == null ? null : types.declared(type);
    if (input == null || !(step instanceof Segment.Property(var name))) {
      return List.of(step);
    }
    JsonPath path = model.inputPaths().getOrDefault(input.name(), Map.of()).get(name);
    return path == null ? List.of(step) : path.segments();
  }
}
