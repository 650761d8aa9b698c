// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import graphql.schema.idl.SchemaPrinter;

/** The SDL of a frontend as clients see it: sorted, and without our directives. */
public final class PublicSdl {
  private PublicSdl() {}

  /** The SDL of a schema; the same text for the same schema. */
  public static String of(FrontendSchema schema) {
    SchemaPrinter.Options options =
        SchemaPrinter.Options.defaultOptions()
            .includeDirectiveDefinitions(false)
            .includeScalarTypes(true);
    return new SchemaPrinter(options).print(schema.graphql());
  }
}
