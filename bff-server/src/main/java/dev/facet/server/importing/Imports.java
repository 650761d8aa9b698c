// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing;

import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.cli.argument.CurlImportOptions;
import dev.facet.server.cli.argument.JsonImportOptions;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.cli.result.ImportResult;
import dev.facet.server.importing.curl.CurlImport;
import dev.facet.server.importing.sample.SampleReader;
import dev.facet.server.importing.sdl.GraphQlName;
import dev.facet.server.importing.sdl.ImportedSchema;
import dev.facet.server.importing.sdl.NeighbourFiles;
import dev.facet.server.importing.sdl.Renames;
import dev.facet.server.importing.sdl.SampleTypes;
import dev.facet.server.importing.sdl.SdlWriter;
import java.io.IOException;

/** The kinds of import. Blocks: reads the files beside the one that is to be written. */
public final class Imports {
  private Imports() {}

  /** Types of a sample response. */
  public static ImportResult json(JsonImportOptions options) throws IOException {
    if (!GraphQlName.isName(options.name())) {
      throw CommandFailure.usage(
          "NAME: " + options.name() + " (expected: a name of GraphQL, such as Product)");
    }
    Renames renames = new Renames(options.target().renames());
    NeighbourFiles neighbours = NeighbourFiles.of(options.target().file());
    ImportedSchema.Builder schema = new ImportedSchema.Builder(neighbours);
    SourceText sample = new SourceText(options.sample().source(), options.sample().text());
    String type =
        new SampleTypes(false, schema, renames).root(SampleReader.read(sample), options.name());
    schema.note("a field that gives it: " + type);
    return result(schema, renames, neighbours, "");
  }

  /** A field that makes the request of a curl line. */
  public static ImportResult curl(CurlImportOptions options) throws IOException {
    Renames renames = new Renames(options.target().renames());
    NeighbourFiles neighbours = NeighbourFiles.of(options.target().file());
    ImportedSchema.Builder schema = new ImportedSchema.Builder(neighbours);
    String entry = new CurlImport(options, schema, renames).read(neighbours);
    return result(schema, renames, neighbours, entry);
  }

  private static ImportResult result(
      ImportedSchema.Builder schema,
      Renames renames,
      NeighbourFiles neighbours,
      String configuration) {
    ImportedSchema imported = schema.build();
    renames.requireUsed();
    return new ImportResult(SdlWriter.text(imported, neighbours), configuration, schema.notes());
  }
}
