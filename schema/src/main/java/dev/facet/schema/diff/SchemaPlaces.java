// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diff;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.schema.directive.SchemaDirectives;
import dev.facet.schema.sdl.DirectiveDeclaration;
import dev.facet.schema.sdl.FieldDeclaration;
import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.SdlReader;
import dev.facet.schema.sdl.TypeDeclaration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the files of a schema define what coordinates name. */
public final class SchemaPlaces {
  private final Map<String, SourceSpan> places = new HashMap<>();

  private SchemaPlaces() {}

  /** The places of files that a schema was compiled from. */
  public static SchemaPlaces of(List<SourceText> sources) {
    SchemaPlaces found = new SchemaPlaces();
    SdlDocument document =
        SdlReader.read(sources, SchemaDirectives.generatedNames(), new SchemaFindings());
    document.types().values().forEach(found::add);
    document.directives().values().forEach(found::add);
    return found;
  }

  /** Where a coordinate is defined; empty for what the files do not define. */
  public Optional<SourceSpan> of(String coordinate) {
    return Optional.ofNullable(places.get(coordinate));
  }

  private void add(TypeDeclaration type) {
    places.put(type.name(), type.span());
    for (FieldDeclaration field : type.fields()) {
      String place = type.name() + "." + field.name();
      places.put(place, field.span());
      arguments(place, field.arguments());
    }
    type.inputs().forEach(input -> places.put(type.name() + "." + input.name(), input.span()));
    type.values().forEach(value -> places.put(type.name() + "." + value.name(), value.span()));
  }

  private void add(DirectiveDeclaration directive) {
    places.put("@" + directive.name(), directive.span());
    arguments("@" + directive.name(), directive.arguments());
  }

  private void arguments(String place, List<InputDeclaration> arguments) {
    arguments.forEach(
        argument -> places.put(place + "(" + argument.name() + ":)", argument.span()));
  }
}
