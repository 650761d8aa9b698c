// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.directive.SchemaModel.BoundType;
import dev.facet.schema.sdl.FieldDeclaration;
import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.sdl.TypeUse;
import graphql.language.SchemaDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the directives of all declarations. */
public final class ModelReader {
  private final SchemaFindings findings;
  private final DirectiveChecker checker;
  private final DirectiveReader reader;
  private final RenameReader renames;
  private final Map<String, BoundType> objects = new LinkedHashMap<>();
  private final Map<String, TypeByDirective> typeBys = new LinkedHashMap<>();
  private final Map<String, ScalarDirective> scalars = new LinkedHashMap<>();

  private ModelReader(SdlDocument document, SchemaFindings findings) {
    this.findings = findings;
    this.checker = new DirectiveChecker(document, findings);
    this.reader = new DirectiveReader(findings);
    this.renames = new RenameReader(checker, reader, findings);
  }

  /**
   * Reads the directives of a document.
   *
   * @param services the names of the configured services, each with the place that defines it
   * @param traits what services are sent beside what calls say, by their names
   */
  public static SchemaModel read(
      SdlDocument document,
      Map<String, @Nullable SourceSpan> services,
      Map<String, ServiceTraits> traits,
      SchemaFindings findings) {
    ModelReader reader = new ModelReader(document, findings);
    document.types().values().forEach(reader::read);
    document.definitions().stream()
        .filter(SchemaDefinition.class::isInstance)
        .map(SchemaDefinition.class::cast)
        .forEach(schema -> reader.checker.check(schema.getDirectives(), "SCHEMA"));
    document.directives().values().forEach(directive -> reader.arguments(directive.arguments()));
    return new SchemaModel(
        document,
        services,
        traits,
        reader.objects,
        reader.implementers(),
        reader.typeBys,
        reader.renames.inputPaths(),
        reader.renames.enumValues(),
        reader.scalars);
  }

  private Map<String, List<BoundType>> implementers() {
    Map<String, List<BoundType>> found = new HashMap<>();
    for (BoundType object : objects.values()) {
      object.declaration().interfaces().stream()
          .map(TypeUse::name)
          .distinct()
          .forEach(name -> found.computeIfAbsent(name, _ -> new ArrayList<>()).add(object));
    }
    return found;
  }

  private void read(TypeDeclaration type) {
    switch (type.kind()) {
      case OBJECT -> objects.put(type.name(), object(type));
      case INTERFACE -> readInterface(type);
      case INPUT -> renames.input(type);
      case ENUM -> renames.values(type);
      case UNION -> typeBy(type, checker.check(type.directives(), "UNION"));
      case SCALAR -> scalar(type);
    }
  }

  private void scalar(TypeDeclaration type) {
    ScalarDirective found =
        first(
            checker.check(type.directives(), "SCALAR"),
            "scalar",
            use -> ScalarDirective.read(use, findings));
    if (found != null) {
      scalars.put(type.name(), found);
    }
  }

  private BoundType object(TypeDeclaration type) {
    List<DirectiveUse> uses = checker.check(type.directives(), "OBJECT");
    return new BoundType(
        type,
        type.fields().stream().map(field -> field(type, field)).toList(),
        first(uses, "entity", reader::entity),
        reader.access(uses),
        first(uses, "cost", CostDirective::read),
        first(uses, "cache", reader::cache));
  }

  private BoundField field(TypeDeclaration owner, FieldDeclaration field) {
    List<DirectiveUse> uses = checker.check(field.directives(), "FIELD_DEFINITION");
    arguments(field.arguments());
    return new BoundField(
        owner,
        field,
        first(uses, "rest", reader::rest),
        first(uses, "ref", reader::ref),
        first(uses, "from", reader::from),
        first(uses, "value", reader::value),
        reader.access(uses),
        first(uses, "cost", CostDirective::read),
        first(uses, "listSize", ListSizeDirective::read),
        first(uses, "cache", reader::cache),
        first(uses, "invalidates", reader::invalidates));
  }

  private void readInterface(TypeDeclaration type) {
    typeBy(type, checker.check(type.directives(), "INTERFACE"));
    for (FieldDeclaration field : type.fields()) {
      arguments(field.arguments());
      for (DirectiveUse use : checker.check(field.directives(), "FIELD_DEFINITION")) {
        findings.error(
            SchemaCode.NOT_AVAILABLE,
            "directives on fields of an interface are not available in this version",
            use.span(),
            "",
            "write it on the field of each type that implements " + type.name());
      }
    }
  }

  private void typeBy(TypeDeclaration type, List<DirectiveUse> uses) {
    TypeByDirective found = first(uses, "typeBy", reader::typeBy);
    if (found != null) {
      typeBys.put(type.name(), found);
    }
  }

  private void arguments(List<InputDeclaration> arguments) {
    for (InputDeclaration argument : arguments) {
      checker.check(argument.directives(), "ARGUMENT_DEFINITION");
    }
  }

  private static <T> @Nullable T first(
      List<DirectiveUse> uses, String name, Function<DirectiveUse, @Nullable T> reading) {
    for (DirectiveUse use : uses) {
      if (use.name().equals(name)) {
        return reading.apply(use);
      }
    }
    return null;
  }
}
