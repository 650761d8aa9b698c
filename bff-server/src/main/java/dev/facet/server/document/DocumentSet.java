// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.document;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.finding.GlobFault;
import dev.facet.server.config.finding.LongFileException;
import dev.facet.server.config.finding.NotUtf8Exception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * Documents that are taken together: a spread finds its fragment in any of the files. Blocks while
 * it reads.
 */
public final class DocumentSet {
  private final PieceReader reader = new PieceReader();
  private final List<Diagnostic> findings = new ArrayList<>();
  private final Map<String, SourceText> files = new LinkedHashMap<>();

  private boolean withFirst;

  private DocumentSet() {}

  /** The documents of the files that globs find; a glob that finds nothing is a finding. */
  public static DocumentSet of(Collection<String> globs) {
    DocumentSet documents = new DocumentSet();
    documents.readAll(globs);
    return documents;
  }

  /** The documents of the files directly in a folder that match a pattern. */
  public static DocumentSet in(Path folder, String pattern) {
    return of(List.of(DocumentGlobs.escaped(folder.toAbsolutePath().normalize()) + "/" + pattern));
  }

  /**
   * A text in front of the documents of the files that globs find.
   *
   * @param first GraphQL, or a script where its name says so
   */
  public static DocumentSet of(SourceText first, Collection<String> globs) {
    DocumentSet documents = new DocumentSet();
    documents.withFirst = true;
    documents.add(new SourceText(DocumentGlobs.named(first.name()), first.text()));
    documents.readAll(globs);
    return documents;
  }

  private void readAll(Collection<String> globs) {
    try {
      DocumentGlobs found = new DocumentGlobs(globs);
      for (String glob : found.wanted()) {
        read(found, glob);
      }
      if (files.isEmpty() && findings.isEmpty() && !globs.isEmpty()) {
        none("--documents leaves no file to read");
      }
    } catch (PatternSyntaxException e) {
      String glob = e.getPattern().replaceFirst("^glob:", "");
      none("\"" + glob + "\" is not a glob: " + GlobFault.words(e));
    }
  }

  private void add(SourceText text) {
    if (files.putIfAbsent(text.name(), text) == null) {
      List<DocumentPiece> pieces =
          DocumentGlobs.isScript(text.name())
              ? ScriptLiterals.of(text, findings::add)
              : List.of(DocumentPiece.whole(text));
      pieces.forEach(reader::read);
    }
  }

  private void read(DocumentGlobs globs, String glob) {
    try {
      Set<Path> found = globs.files(glob);
      if (found.isEmpty() && Files.isDirectory(Path.of(glob))) {
        none("--documents \"" + glob + "\" is a folder; did you mean \"" + glob + "/**\"?");
      } else if (found.isEmpty()) {
        none("no GraphQL file or script matches --documents \"" + glob + "\"");
      }
      for (Path file : found) {
        if (!globs.excludes(file)) {
          read(file);
        }
      }
    } catch (IOException e) {
      none("the files of --documents \"" + glob + "\" cannot be read: " + e.getMessage());
    }
  }

  private void read(Path file) throws IOException {
    try {
      add(DocumentGlobs.read(file));
    } catch (NotUtf8Exception e) {
      findings.add(e.finding());
    } catch (LongFileException e) {
      findings.add(
          new Diagnostic.Error(
                  ConfigCode.UNREADABLE_PROJECT_FILE, String.valueOf(e.getMessage()), null)
              .hinted("split it, or take it away with --documents '!" + file + "'"));
    }
  }

  private void none(String message) {
    findings.add(
        new Diagnostic.Error(ConfigCode.NO_DOCUMENT, message, null)
            .hinted("globs start at the folder facet is started in, or are absolute"));
  }

  /** The files that were read. */
  public Collection<SourceText> files() {
    return files.values();
  }

  /** Each operation with the fragments that it needs. */
  public List<ComposedDocument> operations() {
    Map<String, List<DocumentDefinition>> fragments =
        reader.fragments().stream().collect(Collectors.groupingBy(DocumentDefinition::name));
    return reader.operations().stream().map(each -> composed(each, fragments)).toList();
  }

  /** Each operation of the first text, with the fragments that it needs. */
  public List<ComposedDocument> first() {
    String file = files.keySet().stream().findFirst().orElse("");
    return operations().stream().filter(each -> each.file().equals(file)).toList();
  }

  /** What is wrong with the documents whatever the schema; each once. */
  public List<Diagnostic> findings() {
    List<Diagnostic> all = new ArrayList<>(findings);
    all.addAll(reader.findings());
    if (!withFirst && all.isEmpty() && reader.operations().isEmpty() && !files.isEmpty()) {
      none("the files of --documents hold no operation");
      all.addAll(findings);
    }
    Map<String, DocumentDefinition> fragments = new LinkedHashMap<>();
    for (DocumentDefinition fragment : reader.fragments()) {
      DocumentDefinition first = fragments.putIfAbsent(fragment.name(), fragment);
      if (first != null) {
        all.add(duplicate("fragment", first, fragment));
      }
    }
    List<DocumentDefinition> definitions = new ArrayList<>(reader.operations());
    definitions.addAll(reader.fragments());
    definitions.forEach(each -> unknownSpreads(each, fragments.keySet(), all));
    return all;
  }

  /** Fragments that no operation needs: {@link #findings} of the whole set. */
  public List<Diagnostic> unused() {
    Set<DocumentDefinition> used = new HashSet<>();
    operations().forEach(operation -> used.addAll(operation.parts()));
    List<Diagnostic> unused = new ArrayList<>();
    for (DocumentDefinition fragment : reader.fragments()) {
      if (!used.contains(fragment)) {
        unused.add(
            new Diagnostic.Warning(
                    ConfigCode.UNUSED_FRAGMENT,
                    "no operation uses fragment \"" + fragment.name() + "\"",
                    fragment.place())
                .hinted("remove it, or give the files that use it with --documents"));
      }
    }
    return unused;
  }

  /** Two definitions of one name. */
  static Diagnostic duplicate(String kind, DocumentDefinition first, DocumentDefinition second) {
    return new Diagnostic.Error(
            ConfigCode.DUPLICATE_DOCUMENT,
            "two " + kind + "s are called \"" + second.name() + "\"",
            second.place())
        .hinted("rename one, or check the documents of each frontend by --frontend")
        .relatedTo(List.of(first.place()));
  }

  private static void unknownSpreads(
      DocumentDefinition definition, Set<String> known, List<Diagnostic> findings) {
    definition.spreads().entrySet().stream()
        .filter(spread -> !known.contains(spread.getValue()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(spread -> {
          String near = Suggestion.hint(spread.getValue(), known);
          findings.add(
              new Diagnostic.Error(
                      ConfigCode.BAD_DOCUMENT,
                      "unknown fragment \"" + spread.getValue() + "\"",
                      definition.word(nameAt(definition, spread)))
                  .hinted(
                      near.isEmpty()
                          ? "give the file that defines it with --documents too"
                          : near));
        });
  }

  private static int nameAt(DocumentDefinition definition, Map.Entry<Integer, String> spread) {
    return Math.max(spread.getKey(), definition.text().indexOf(spread.getValue(), spread.getKey()));
  }

  /** A fragment of the same file comes before one of another file. */
  private static ComposedDocument composed(
      DocumentDefinition operation, Map<String, List<DocumentDefinition>> fragments) {
    List<DocumentDefinition> parts = new ArrayList<>(List.of(operation));
    Set<String> names = new HashSet<>();
    Deque<DocumentDefinition> open = new ArrayDeque<>(parts);
    while (!open.isEmpty()) {
      DocumentDefinition next = open.pop();
      for (String name : next.spreads().values().stream().sorted().toList()) {
        if (names.add(name)) {
          fragment(fragments.getOrDefault(name, List.of()), next)
              .ifPresent(fragment -> {
                parts.add(fragment);
                open.push(fragment);
              });
        }
      }
    }
    return ComposedDocument.of(parts);
  }

  private static Optional<DocumentDefinition> fragment(
      List<DocumentDefinition> named, DocumentDefinition from) {
    return named.stream()
        .filter(each -> each.file().name().equals(from.file().name()))
        .findFirst()
        .or(() -> named.stream().findFirst());
  }
}
