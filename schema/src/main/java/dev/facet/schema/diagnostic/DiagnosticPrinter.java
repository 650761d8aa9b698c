// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Writes findings for people, programs and code reviews. All forms are sorted by file and line;
 * findings of one line keep their order, those without a place come first.
 */
public final class DiagnosticPrinter {
  private static final Comparator<Placed> BY_PLACE =
      Comparator.comparing(Placed::file).thenComparingInt(Placed::line);

  private final Palette palette;

  private record Placed(String file, int line, Diagnostic finding) {
    static Placed of(Diagnostic finding) {
      SourceSpan span = finding.span();
      return span == null
          ? new Placed("", 0, finding)
          : new Placed(span.source().name(), span.line(), finding);
    }
  }

  /**
   * A printer.
   *
   * @param colour whether texts for people carry the colour codes of terminals
   */
  public DiagnosticPrinter(boolean colour) {
    this.palette = colour ? Palette.TERMINAL : Palette.NONE;
  }

  /** The findings for people: each with its line of the file and a caret, an empty line between. */
  public String text(Collection<? extends Diagnostic> findings) {
    return sorted(findings).stream().map(this::block).collect(joining("\n"));
  }

  /**
   * The findings for programs: one line of JSON, {@code formatVersion} 1.
   *
   * @param command what was run, such as {@code check}
   */
  public String json(String command, Collection<? extends Diagnostic> findings) {
    return DiagnosticJson.report(command, sorted(findings)) + "\n";
  }

  /** The findings as workflow commands, which GitHub shows beside the changed lines. */
  public String github(Collection<? extends Diagnostic> findings) {
    return sorted(findings).stream()
        .map(finding -> GithubAnnotation.of(finding) + "\n")
        .collect(joining());
  }

  /** The findings in the order of all forms. */
  public static List<Diagnostic> sorted(Collection<? extends Diagnostic> findings) {
    return findings.stream().map(Placed::of).sorted(BY_PLACE).map(Placed::finding).toList();
  }

  static String severity(Diagnostic finding) {
    return switch (finding) {
      case Diagnostic.Error _ -> "error";
      case Diagnostic.Warning _ -> "warning";
    };
  }

  private String block(Diagnostic finding) {
    StringBuilder block = new StringBuilder();
    String severity = severity(finding);
    String head = severity + "[" + finding.code().id() + "]";
    block.append(finding instanceof Diagnostic.Error ? palette.error(head) : palette.warning(head));
    block.append(palette.strong(": " + Excerpt.printable(finding.message()))).append('\n');
    SourceSpan span = finding.span();
    String margin = " ".repeat(span == null ? 2 : String.valueOf(span.line()).length());
    if (span != null) {
      place(block, finding, span, margin);
    }
    remedies(block, finding, margin);
    return block.toString();
  }

  private void place(StringBuilder block, Diagnostic finding, SourceSpan span, String margin) {
    boolean empty = span.source().text().isEmpty();
    String where = empty ? span.source().name() : span.toString();
    block.append(margin).append(palette.frame("--> ")).append(Excerpt.printable(where));
    block.append('\n');
    if (!empty) {
      Excerpt excerpt = Excerpt.of(span);
      String carets = excerpt.carets();
      String marked =
          finding instanceof Diagnostic.Error ? palette.error(carets) : palette.warning(carets);
      String label = Excerpt.printable(finding.label());
      block.append(palette.frame(span.line() + " |")).append(withSpace(excerpt.line()));
      block.append('\n').append(palette.frame(margin + " | "));
      block.append(" ".repeat(excerpt.indent())).append(marked);
      block.append(withSpace(label)).append('\n');
    }
  }

  private void remedies(StringBuilder block, Diagnostic finding, String margin) {
    String places =
        finding.related().stream()
            .map(span -> Excerpt.printable(span.toString()))
            .collect(joining(", "));
    String help = Excerpt.printable(finding.hint());
    if (!help.isEmpty() && !places.isEmpty()) {
      help = help + " (" + places + ")";
    }
    block.append(margin).append(' ');
    if (!help.isEmpty()) {
      block.append(palette.help("= help:")).append(' ').append(help).append("    ");
    } else if (!places.isEmpty()) {
      block.append(palette.help("= see:")).append(' ').append(places).append("    ");
    }
    block.append(palette.help("= more:")).append(" facet explain ").append(finding.code().id());
    block.append('\n');
  }

  private static String withSpace(String text) {
    return text.isEmpty() ? "" : " " + text;
  }
}
