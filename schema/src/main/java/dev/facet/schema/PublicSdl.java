// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import dev.facet.schema.directive.SchemaDirectives;
import dev.facet.schema.directive.WithheldDirectives;
import graphql.schema.idl.SchemaPrinter;

/**
 * The SDL of a frontend as clients see it: sorted, without our directives, and with the definitions
 * of those that the files define.
 */
public final class PublicSdl {
  private PublicSdl() {}

  /** The SDL of a schema; the same text for the same schema. */
  public static String of(FrontendSchema schema) {
    SchemaPrinter.Options options =
        SchemaPrinter.Options.defaultOptions()
            .includeDirectiveDefinition(
                name -> !SchemaDirectives.isKnown(name) && !WithheldDirectives.contains(name))
            .includeScalarTypes(true);
    return new SchemaPrinter(options).print(schema.graphql());
  }
}
