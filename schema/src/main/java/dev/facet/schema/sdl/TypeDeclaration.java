// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import dev.facet.schema.diagnostic.SourceSpan;
import graphql.language.Directive;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A type with all its extensions. Parts that a kind does not have are empty.
 *
 * @param name its name
 * @param kind what it is
 * @param span where its name stands in the definition
 * @param fields of an object or interface
 * @param inputs of an input object
 * @param values of an enum
 * @param members of a union
 * @param interfaces that an object or interface implements
 * @param directives what stands on it and its extensions
 */
public record TypeDeclaration(
    String name,
    Kind kind,
    SourceSpan span,
    List<FieldDeclaration> fields,
    List<InputDeclaration> inputs,
    List<ValueDeclaration> values,
    List<TypeUse> members,
    List<TypeUse> interfaces,
    List<Directive> directives) {
  /** Copies the lists. */
  public TypeDeclaration {
    fields = List.copyOf(fields);
    inputs = List.copyOf(inputs);
    values = List.copyOf(values);
    members = List.copyOf(members);
    interfaces = List.copyOf(interfaces);
    directives = List.copyOf(directives);
  }

  /** What a type is (GraphQL specification section 3.4). */
  public enum Kind {
    /** {@code scalar}. */
    SCALAR("a scalar"),
    /** {@code type}. */
    OBJECT("an object type"),
    /** {@code interface}. */
    INTERFACE("an interface"),
    /** {@code union}. */
    UNION("a union"),
    /** {@code enum}. */
    ENUM("an enum"),
    /** {@code input}. */
    INPUT("an input object");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind in words, with its article. */
    public String words() {
      return words;
    }

    /** Whether an argument can have such a type. */
    public boolean isInput() {
      return this == SCALAR || this == ENUM || this == INPUT;
    }

    /** Whether a field can have such a type. */
    public boolean isOutput() {
      return this != INPUT;
    }

    /** Whether objects of other types stand for it. */
    public boolean isAbstract() {
      return this == INTERFACE || this == UNION;
    }
  }

  /** Whether exactly one field of the input object is given: {@code @oneOf}. */
  public boolean isOneOf() {
    return directives.stream().anyMatch(directive -> directive.getName().equals("oneOf"));
  }

  /** The field of a name. */
  public Optional<FieldDeclaration> field(String wanted) {
    return fields.stream().filter(one -> one.name().equals(wanted)).findFirst();
  }

  /** The input field of a name. */
  public Optional<InputDeclaration> input(String wanted) {
    return inputs.stream().filter(one -> one.name().equals(wanted)).findFirst();
  }

  /** This type with the parts of an extension behind its own. */
  TypeDeclaration with(TypeDeclaration extension) {
    return new TypeDeclaration(
        name,
        kind,
        span,
        joined(fields, extension.fields),
        joined(inputs, extension.inputs),
        joined(values, extension.values),
        joined(members, extension.members),
        joined(interfaces, extension.interfaces),
        joined(directives, extension.directives));
  }

  private static <T> List<T> joined(List<T> own, List<T> more) {
    return Stream.concat(own.stream(), more.stream()).toList();
  }
}
