// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.sdl.DeclaredScalar;
import dev.facet.schema.sdl.FieldDeclaration;
import dev.facet.schema.sdl.ScalarBase;
import dev.facet.schema.sdl.ScalarCatalog;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.sdl.TypeUse;
import dev.facet.schema.template.JsonPath;
import graphql.schema.GraphQLScalarType;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a frontend with what their directives say. Parts that could not be read are missing,
 * and reported.
 *
 * @param document the declarations
 * @param services the names of the configured services, each with the place that defines it
 * @param traits what services are sent beside what calls say, by their names
 * @param objects the object types, by name
 * @param implementers the object types of each interface that has any, by its name
 * @param typeBys the {@code @typeBy} of interfaces and unions that have one, by name
 * @param inputPaths where input fields with {@code @from} are written to, by {@code Type.field}
 * @param enumValues for enums with {@code @from}, all their values' spellings, by type and value
 * @param scalars the scalars with {@code @scalar}, by name
 */
public record SchemaModel(
    SdlDocument document,
    Map<String, @Nullable SourceSpan> services,
    Map<String, ServiceTraits> traits,
    Map<String, BoundType> objects,
    Map<String, List<BoundType>> implementers,
    Map<String, TypeByDirective> typeBys,
    Map<String, Map<String, JsonPath>> inputPaths,
    Map<String, Map<String, String>> enumValues,
    Map<String, ScalarDirective> scalars) {
  /** The maps keep their order and are not changed any more. */
  public SchemaModel {
    services = Collections.unmodifiableMap(services);
    traits = Map.copyOf(traits);
    objects = Collections.unmodifiableMap(objects);
    implementers = Collections.unmodifiableMap(implementers);
    typeBys = Collections.unmodifiableMap(typeBys);
    inputPaths = Collections.unmodifiableMap(inputPaths);
    enumValues = Collections.unmodifiableMap(enumValues);
    scalars = Collections.unmodifiableMap(scalars);
  }

  /** What a service is sent beside what calls say. */
  public ServiceTraits traitsOf(String service) {
    return traits.getOrDefault(service, ServiceTraits.PLAIN);
  }

  /** A scalar that the files declare, as they declare it. */
  public GraphQLScalarType scalar(String name) {
    ScalarDirective declared = scalars.get(name);
    if (declared != null) {
      return DeclaredScalar.of(name, declared.base(), declared.pattern());
    }
    // A scalar that is not in the catalog has a @scalar that could not be read, which is reported.
    return ScalarCatalog.find(name).orElseGet(() -> DeclaredScalar.of(name, ScalarBase.JSON, null));
  }

  /**
   * An object type with its directives.
   *
   * @param declaration the type
   * @param fields its fields
   * @param entity its {@code @entity}; null for none
   * @param access which callers may ask for it
   * @param cost its {@code @cost}; null for none
   * @param cache its {@code @cache}; null for none
   */
  public record BoundType(
      TypeDeclaration declaration,
      List<BoundField> fields,
      @Nullable EntityDirective entity,
      AccessDirectives access,
      @Nullable CostDirective cost,
      @Nullable CacheDirective cache) {
    /** Copies the list. */
    public BoundType {
      fields = List.copyOf(fields);
    }

    /** The type's name. */
    public String name() {
      return declaration.name();
    }
  }

  /**
   * A field with its directives.
   *
   * @param owner the type that it is a field of
   * @param declaration the field
   * @param rest its {@code @rest}; null for none
   * @param ref its {@code @ref}; null for none
   * @param from its {@code @from}; null for none
   * @param value its {@code @value}; null for none
   * @param access which callers may ask for it
   * @param cost its {@code @cost}; null for none
   * @param listSize its {@code @listSize}; null for none
   * @param cache its {@code @cache}; null for none
   * @param invalidates its {@code @invalidates}; null for none
   */
  public record BoundField(
      TypeDeclaration owner,
      FieldDeclaration declaration,
      @Nullable RestDirective rest,
      @Nullable RefDirective ref,
      @Nullable FromDirective from,
      @Nullable ValueDirective value,
      AccessDirectives access,
      @Nullable CostDirective cost,
      @Nullable ListSizeDirective listSize,
      @Nullable CacheDirective cache,
      @Nullable InvalidatesDirective invalidates) {
    /** {@code Type.field}. */
    public String coordinates() {
      return owner.name() + "." + declaration.name();
    }
  }

  /**
   * The object types that the objects of a type can be: the type itself, the members of a union, or
   * what implements an interface. None for other kinds and for unknown names.
   */
  public List<BoundType> possible(String name) {
    TypeDeclaration type = document.types().get(name);
    if (type == null) {
      return List.of();
    }
    return switch (type.kind()) {
      case OBJECT -> Stream.ofNullable(objects.get(name)).toList();
      case UNION -> type.members().stream().flatMap(this::object).distinct().toList();
      case INTERFACE -> implementers.getOrDefault(name, List.of());
      case SCALAR, ENUM, INPUT -> List.of();
    };
  }

  private Stream<BoundType> object(TypeUse member) {
    return Stream.ofNullable(objects.get(member.name()));
  }

  /** Whether operations start at the type that the field belongs to. */
  public boolean isRootField(BoundField field) {
    return document.roots().contains(field.owner().name());
  }

  /** All fields of all object types. */
  public Stream<BoundField> fields() {
    return types().stream().flatMap(type -> type.fields().stream());
  }

  /** All object types. */
  public Collection<BoundType> types() {
    return objects.values();
  }
}
