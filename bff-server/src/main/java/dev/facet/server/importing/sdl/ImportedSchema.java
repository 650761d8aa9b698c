// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.sdl;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.sdl.ScalarCatalog;
import dev.facet.server.cli.result.FindingsException;
import dev.facet.server.importing.sample.ImportCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is to be written.
 *
 * @param types by name
 * @param calls fields that operations start at
 * @param scalars that are declared, without GraphQL's own
 */
public record ImportedSchema(
    Map<String, ImportedType> types, List<ImportedCall> calls, Set<String> scalars) {
  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparingInt(found -> found.span() == null ? 0 : found.span().start());

  /** Sorts and copies. */
  public ImportedSchema {
    types = new TreeMap<>(types);
    calls = List.copyOf(calls);
    scalars = new TreeSet<>(scalars);
  }

  /** Collects it, with what there is to say of it. */
  public static final class Builder {
    private final Map<String, ImportedType> types = new TreeMap<>();
    private final List<ImportedCall> calls = new ArrayList<>();
    private final Set<String> scalars = new TreeSet<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Diagnostic> findings = new ArrayList<>();
    private final NeighbourFiles neighbours;

    /**
     * For one file.
     *
     * @param neighbours what stands in the files beside it
     */
    public Builder(NeighbourFiles neighbours) {
      this.neighbours = neighbours;
    }

    /** Adds a scalar where it has to be declared; returns its name. */
    public String scalar(String name) {
      if (!ScalarCatalog.isBuiltIn(name) && !neighbours.defines(name)) {
        scalars.add(name);
      }
      return name;
    }

    /**
     * Adds a type.
     *
     * @param old what {@code --rename} calls it
     * @param place where it stands in the sample
     */
    void type(ImportedType type, String old, SourceSpan place) {
      types.putIfAbsent(type.name(), type);
      if (neighbours.defines(type.name())) {
        finding(
            new Diagnostic.Error(
                    ImportCode.NAME_CLASH,
                    "the type " + type.name() + " is defined in " + neighbours.fileOf(type.name()),
                    place)
                .hinted(Renames.option(old, "OtherName")));
      }
    }

    /** Adds a field that operations start at. */
    public void call(ImportedCall call) {
      calls.add(call);
    }

    /** Adds what the person at the terminal should know. */
    public void note(String line) {
      notes.add(line);
    }

    /** Adds what keeps the schema from being written. */
    public void finding(Diagnostic finding) {
      findings.add(finding);
    }

    /** What was noted, in the order of the sample's names. */
    public List<String> notes() {
      return List.copyOf(notes);
    }

    /**
     * All of it.
     *
     * @throws FindingsException where something keeps it from being written
     */
    public ImportedSchema build() {
      if (!findings.isEmpty()) {
        throw new FindingsException(findings.stream().sorted(BY_PLACE).toList());
      }
      return new ImportedSchema(types, calls, scalars);
    }
  }
}
