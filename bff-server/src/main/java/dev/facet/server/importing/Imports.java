// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing;

import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.cli.argument.JsonImportOptions;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.cli.result.ImportResult;
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
    String type =
        new SampleTypes(false, schema, renames)
            .root(
                SampleReader.read(new SourceText(options.source(), options.text())),
                options.name());
    ImportedSchema imported = schema.build();
    renames.requireUsed();
    schema.note("a field that gives it: " + type);
    return new ImportResult(SdlWriter.text(imported, neighbours), "", schema.notes());
  }
}
