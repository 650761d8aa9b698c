// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.document;

import dev.facet.resolver.document.DocumentCache;
import dev.facet.resolver.document.RequestError;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.server.config.finding.ConfigCode;
import graphql.language.SourceLocation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks documents against frontends: each operation must be accepted by one of them. Of an
 * operation that none accepts, the findings are those of the frontend with the fewest.
 */
public final class DocumentCheck {
  /**
   * Of as few faults those are the least that come late, since what stands before them fits, and
   * those that tell what was meant.
   */
  private static final Comparator<List<RequestError>> BY_DISTANCE =
      Comparator.<List<RequestError>>comparingInt(List::size)
          .thenComparing(
              Comparator.<List<RequestError>>comparingInt(DocumentCheck::line)
                  .thenComparingInt(DocumentCheck::column)
                  .thenComparing(DocumentCheck::isSuggesting)
                  .reversed());

  private final Map<String, DocumentCache> frontends;
  private final List<DocumentFit> fits = new ArrayList<>();
  private final Set<Diagnostic> findings = new LinkedHashSet<>();

  /**
   * A check.
   *
   * @param frontends what prepares the documents of each frontend, by name
   */
  public DocumentCheck(Map<String, DocumentCache> frontends) {
    this.frontends = frontends;
  }

  /** What was found, each once. */
  public List<Diagnostic> findings() {
    return List.copyOf(findings);
  }

  /** Which frontends accept which operations. */
  public List<DocumentFit> fits() {
    return Collections.unmodifiableList(fits);
  }

  /** Checks a set of documents. */
  public void check(DocumentSet documents) {
    List<Diagnostic> whatever = documents.findings();
    findings.addAll(whatever);
    documents.operations().forEach(operation -> check(operation, whatever));
    findings.addAll(documents.unused());
    duplicates();
  }

  private void check(ComposedDocument operation, List<Diagnostic> known) {
    List<String> accepting =
        frontends.entrySet().stream()
            .filter(each -> each.getValue().faults(operation.text()).isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    fits.add(new DocumentFit(operation, accepting));
    if (accepting.isEmpty()) {
      nearest(operation).stream()
          .filter(found -> known.stream().noneMatch(each -> isAt(each, found)))
          .forEach(findings::add);
    }
  }

  /** The findings of the frontend that comes nearest to accepting an operation that none does. */
  public List<Diagnostic> nearest(ComposedDocument operation) {
    String nearest = "";
    List<RequestError> fewest = List.of();
    for (Map.Entry<String, DocumentCache> frontend : frontends.entrySet()) {
      List<RequestError> faults = frontend.getValue().faults(operation.text());
      if (nearest.isEmpty() || BY_DISTANCE.compare(faults, fewest) < 0) {
        nearest = frontend.getKey();
        fewest = faults;
      }
    }
    String hint =
        frontends.size() > 1 ? "no frontend accepts it; \"" + nearest + "\" comes nearest" : "";
    return fewest.stream()
        .<Diagnostic>map(fault -> finding(operation, fault).hinted(hint))
        .toList();
  }

  /** Whether something is known that was probably meant: it has more of the operation. */
  private static boolean isSuggesting(List<RequestError> faults) {
    return faults.stream().anyMatch(fault -> fault.message().contains("did you mean"));
  }

  private static int line(List<RequestError> faults) {
    return places(faults).mapToInt(SourceLocation::getLine).min().orElse(0);
  }

  private static int column(List<RequestError> faults) {
    return places(faults).mapToInt(SourceLocation::getColumn).min().orElse(0);
  }

  private static Stream<SourceLocation> places(List<RequestError> faults) {
    return faults.stream().flatMap(fault -> fault.locations().stream());
  }

  /** Whether a finding has been told by another one of the same line that covers its place. */
  private static boolean isAt(Diagnostic told, Diagnostic found) {
    SourceSpan first = told.span();
    SourceSpan second = found.span();
    return first != null
        && second != null
        && told.code() == ConfigCode.BAD_DOCUMENT
        && first.source().name().equals(second.source().name())
        && first.line() == second.line()
        && second.start() <= first.end()
        && second.start() >= first.start() - "... ".length();
  }

  /** A request error where the files have its place. */
  public static Diagnostic.Error finding(ComposedDocument document, RequestError fault) {
    SourceSpan place =
        fault.locations().isEmpty()
            ? document.place()
            : document.span(fault.locations().getFirst());
    return new Diagnostic.Error(ConfigCode.BAD_DOCUMENT, fault.message(), place);
  }

  /** Two operations of one name for one frontend. */
  private void duplicates() {
    Map<String, DocumentDefinition> byName = new LinkedHashMap<>();
    for (DocumentFit fit : fits) {
      DocumentDefinition operation = fit.document().parts().getFirst();
      for (String frontend : fit.frontends()) {
        DocumentDefinition first =
            operation.name().isEmpty()
                ? null
                : byName.putIfAbsent(frontend + "\n" + operation.name(), operation);
        if (first != null) {
          findings.add(DocumentSet.duplicate("operation", first, operation));
        }
      }
    }
  }
}
