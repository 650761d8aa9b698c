// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.sdl;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.SdlReader;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.server.cli.result.FindingsException;
import dev.facet.server.config.finding.LongFileException;
import dev.facet.server.config.finding.NotUtf8Exception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the schema files in the folder of a new one define: what they have is not written again. */
public final class NeighbourFiles {
  /** No files, where the text is printed. */
  public static final NeighbourFiles NONE = new NeighbourFiles(Map.of());

  private final Map<String, TypeDeclaration> types;

  private NeighbourFiles(Map<String, TypeDeclaration> types) {
    this.types = types;
  }

  /**
   * Reads the files beside a new one. Blocks.
   *
   * @param file that is to be written; null where none is
   * @throws FindingsException where one of them is not SDL
   */
  public static NeighbourFiles of(@Nullable Path file) throws IOException {
    Path folder = file == null ? null : file.resolveSibling(".").normalize();
    if (folder == null || !Files.isDirectory(folder.toAbsolutePath())) {
      return NONE;
    }
    List<SourceText> texts = new ArrayList<>();
    for (Path one : schemas(folder)) {
      texts.add(NotUtf8Exception.decode(one.toString(), LongFileException.read(one)));
    }
    SchemaFindings findings = new SchemaFindings();
    SdlDocument document = SdlReader.read(texts, Set.of(), findings);
    if (!document.complete()) {
      throw new FindingsException(List.<Diagnostic>copyOf(findings.errors()));
    }
    return new NeighbourFiles(document.types());
  }

  private static List<Path> schemas(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
      return files
          .filter(file -> file.toString().endsWith(".graphql") && Files.isRegularFile(file))
          .map(file -> folder.resolve(file.getFileName()))
          .sorted()
          .toList();
    }
  }

  /** Whether one of them defines a type. */
  public boolean defines(String type) {
    return types.containsKey(type);
  }

  /** Whether a type of theirs has a field. */
  public boolean hasField(String type, String field) {
    TypeDeclaration declared = types.get(type);
    return declared != null && declared.field(field).isPresent();
  }

  /** The file that defines a type; empty for none. */
  String fileOf(String type) {
    TypeDeclaration declared = types.get(type);
    return declared == null ? "" : declared.span().source().name();
  }
}
