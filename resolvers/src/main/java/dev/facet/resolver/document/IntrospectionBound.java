// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import graphql.introspection.Introspection;
import graphql.introspection.IntrospectionQuery;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of its own schema a frontend tells in one operation. What stands below {@code __schema}
 * and {@code __type} costs no service anything, and every tool asks more of it than other limits
 * allow; so it is left out of them, and has this bound. It grows with the schema, since the one
 * question that must always have a response is the whole of it.
 *
 * @param sizes how many items the lists of introspection have
 * @param values the most values of a response
 */
public record IntrospectionBound(IntrospectionSizes sizes, long values) {
  /** Introspection fields of an operation or fragment, once fragments are expanded. */
  public static final int MAX_FIELDS = 5_000;

  /** Values that may be asked for, however small the schema is. */
  public static final long MIN_VALUES = 20_000;

  /** How often all of the schema may be asked for. */
  public static final int TIMES = 3;

  /** Tokens that an introspection query may have whatever the limit on tokens is. */
  static final int MIN_TOKENS = 2_000;

  /** Characters that an introspection query may have whatever the limit on them is. */
  static final int MIN_CHARACTERS = 20_000;

  /** Where introspection is off, so that a document has only to be cheap to validate. */
  static final IntrospectionBound OFF =
      new IntrospectionBound(IntrospectionSizes.ONE, Long.MAX_VALUE);

  private static final String TYPENAME = Introspection.TypeNameMetaFieldDef.getName();
  private static final Set<String> ROOTS =
      Set.of(Introspection.SchemaMetaFieldDef.getName(), Introspection.TypeMetaFieldDef.getName());

  /** The bound for a schema. */
  static IntrospectionBound of(GraphQLSchema schema) {
    IntrospectionSizes sizes = IntrospectionSizes.of(schema);
    ExpandedDocument whole =
        ExpandedDocument.of(Parser.parse(IntrospectionQuery.INTROSPECTION_QUERY), sizes);
    return new IntrospectionBound(sizes, Math.max(MIN_VALUES, TIMES * whole.values()));
  }

  /** Whether introspection begins at a field. */
  static boolean isRoot(Field field) {
    return ROOTS.contains(field.getName());
  }

  /** Whether a fragment can only be part of introspection. */
  static boolean isOn(FragmentDefinition fragment) {
    return fragment.getTypeCondition().getName().startsWith("__");
  }

  /**
   * How often the operation that does so most asks for {@code __typename} beside introspection, as
   * clients do that add it to each selection; 0 where one asks for a field of the schema there.
   */
  static long typenames(Document document) {
    long most = 0;
    for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      List<Field> roots =
          operation.getSelectionSet().getSelectionsOfType(Field.class).stream()
              .filter(field -> !isRoot(field))
              .toList();
      if (!roots.stream().allMatch(field -> field.getName().equals(TYPENAME))) {
        return 0;
      }
      most = Math.max(most, roots.size());
    }
    return most;
  }

  /** What is wrong with a document; null for nothing. */
  @Nullable String beyond(ExpandedDocument document) {
    if (document.introspected() > MAX_FIELDS) {
      return "introspection: more than " + MAX_FIELDS + " fields once fragments are expanded";
    }
    return document.values() > values ? message() : null;
  }

  /** What a client is told whose operation asks for more values. */
  public String message() {
    return "introspection: more than "
        + values
        + " values (expected: at most "
        + TIMES
        + " times the whole schema, or "
        + MIN_VALUES
        + ")";
  }
}
