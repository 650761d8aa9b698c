// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule;

import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.ScalarCatalog;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.sdl.TypeDeclaration.Kind;
import dev.facet.schema.template.JsonPath.Segment;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows the path of {@code {args.…}} through the types of arguments and input objects. */
public record ArgumentTypes(SdlDocument document) {
  /**
   * What a path leads to.
   *
   * @param type the type there; null where the path is wrong, or cannot be followed further
   * @param nullable whether a value on the way may be null
   * @param failed the step that leads nowhere; -1 for none
   * @param within the type that the failed step was looked for in; null for the field itself
   */
  public record Target(
      @Nullable Type<?> type, boolean nullable, int failed, @Nullable Type<?> within) {}

  /** Follows a path that begins with the name of an argument of a field. */
  public Target follow(BoundField field, List<Segment> steps) {
    Optional<InputDeclaration> argument =
        steps.getFirst() instanceof Segment.Property(var name)
            ? field.declaration().argument(name)
            : Optional.empty();
    if (argument.isEmpty()) {
      return new Target(null, true, 0, null);
    }
    Type<?> type = argument.get().type().node();
    boolean nullable = isNullable(type) && argument.get().fallback() == null;
    for (int step = 1; step < steps.size(); step++) {
      if (isOpen(type)) {
        return new Target(null, nullable, -1, null);
      }
      Type<?> next = next(type, steps.get(step));
      if (next == null) {
        return new Target(null, true, step, type);
      }
      type = next;
      nullable |= isNullable(type) || steps.get(step) instanceof Segment.Element;
    }
    return new Target(type, nullable, -1, null);
  }

  /** The names that can follow a type; empty where it has no parts. */
  public List<String> parts(Type<?> type) {
    TypeDeclaration declared = declared(type);
    return declared == null || unwrapped(type) instanceof ListType
        ? List.of()
        : declared.inputs().stream().map(InputDeclaration::name).toList();
  }

  /** Whether the value is a list or an input object, neither of which fits into a path. */
  public boolean isStructured(Type<?> type) {
    TypeDeclaration declared = declared(type);
    return isList(type) || (declared != null && declared.kind() == Kind.INPUT);
  }

  /** Whether the value is an input object, or a list of them or of lists. */
  public boolean isNested(Type<?> type) {
    return unwrapped(type) instanceof ListType list
        ? isStructured(list.getType())
        : isStructured(type);
  }

  /** Whether a type is a list, whatever its items. */
  public static boolean isList(Type<?> type) {
    return unwrapped(type) instanceof ListType;
  }

  /** The type that one step leads to; null where it leads nowhere. */
  @Nullable Type<?> next(Type<?> type, Segment step) {
    Type<?> inside = unwrapped(type);
    return switch (step) {
      case Segment.Element _ -> inside instanceof ListType list ? list.getType() : null;
      case Segment.Property(var name) -> {
        TypeDeclaration declared = inside instanceof ListType ? null : declared(type);
        yield declared == null
            ? null
            : declared.input(name).map(input -> (Type<?>) input.type().node()).orElse(null);
      }
    };
  }

  /** Scalars that are not built in may hold any JSON; undefined types are reported elsewhere. */
  public boolean isOpen(Type<?> type) {
    if (!(unwrapped(type) instanceof TypeName named)) {
      return false;
    }
    TypeDeclaration declared = document.types().get(named.getName());
    return declared == null
        ? !ScalarCatalog.isBuiltIn(named.getName())
        : declared.kind() == Kind.SCALAR;
  }

  /** The definition of the innermost type; null for a scalar of the catalog, or none. */
  public @Nullable TypeDeclaration declared(Type<?> type) {
    Type<?> inside = unwrapped(type);
    while (inside instanceof ListType list) {
      inside = unwrapped(list.getType());
    }
    return inside instanceof TypeName named ? document.types().get(named.getName()) : null;
  }

  private static boolean isNullable(Type<?> type) {
    return !(type instanceof NonNullType);
  }

  private static Type<?> unwrapped(Type<?> type) {
    return type instanceof NonNullType some ? some.getType() : type;
  }
}
