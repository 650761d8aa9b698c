// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.document;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.finding.ConfigCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Finds the GraphQL literals of a script: template literals tagged {@code gql} or {@code graphql},
 * given to a function of that name, or behind the comment {@code GraphQL}. {@code ${Name}} at the
 * top level names a fragment document, whose fragments any file may hold.
 */
final class ScriptLiterals {
  private static final Pattern NAME =
      Pattern.compile("\\s*[A-Za-z_$][\\w$]*(\\s*[.!?]+\\s*[A-Za-z_$][\\w$]*|!)*\\s*");

  private final SourceText file;
  private final String text;
  private final Consumer<Diagnostic> findings;
  private final List<DocumentPiece> found = new ArrayList<>();

  private ScriptLiterals(SourceText file, Consumer<Diagnostic> findings) {
    this.file = file;
    this.text = file.text();
    this.findings = findings;
  }

  /** The literals of a script; those that are made at run time are findings. */
  static List<DocumentPiece> of(SourceText file, Consumer<Diagnostic> findings) {
    ScriptLiterals literals = new ScriptLiterals(file, findings);
    literals.code(0, false);
    return literals.found;
  }

  /**
   * Passes over code.
   *
   * @param inner whether it ends with the brace that closes an interpolation
   * @return behind its end
   */
  private int code(int from, boolean inner) {
    int at = from;
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (inner && c == '}' && depth == 0) {
        return at + 1;
      }
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      at = c == '`' ? template(at) : ScriptTokens.end(text, at);
    }
    return at;
  }

  /** Passes over a template literal, and keeps it where it is GraphQL. */
  private int template(int backtick) {
    boolean graphql = ScriptTokens.isGraphQl(text, backtick);
    StringBuilder document = new StringBuilder();
    boolean known = true;
    int braces = 0;
    int at = backtick + 1;
    while (at < text.length() && text.charAt(at) != '`') {
      char c = text.charAt(at);
      int end = at + 1;
      if (c == '\\') {
        end = Math.min(text.length(), at + 2);
        document.append(' ').append(text, at + 1, end);
      } else if (text.startsWith("${", at)) {
        end = code(at + 2, true);
        known &= !graphql || isFragment(at, end, braces);
        document.append(blank(at, end));
      } else {
        braces += c == '{' ? 1 : c == '}' ? -1 : 0;
        document.append(c);
      }
      at = end;
    }
    if (!graphql && at < text.length() && ScriptTokens.beginsGraphQl(text, at)) {
      return at;
    }
    if (graphql && known) {
      found.add(new DocumentPiece(document.toString(), file, backtick + 1));
    }
    return at + 1;
  }

  /** Whether an interpolation names a fragment document; else it is a finding. */
  private boolean isFragment(int start, int end, int braces) {
    String inner = text.substring(start + 2, Math.max(start + 2, end - 1));
    if (braces == 0 && NAME.matcher(inner).matches()) {
      return true;
    }
    SourceSpan place = new SourceSpan(file, start, Math.min(end, text.length()));
    findings.accept(
        new Diagnostic.Error(
                ConfigCode.DYNAMIC_DOCUMENT,
                "the document is made at run time: ${"
                    + inner.strip()
                    + "} (expected: the name of a fragment document, outside of all braces)",
                place)
            .hinted("write it out, use a variable or a fragment, or take the file out: '!path'"));
    return false;
  }

  /** White space as long as a piece of the text, with its line breaks. */
  private String blank(int start, int end) {
    return text.substring(start, Math.min(end, text.length())).replaceAll("[^\\r\\n]", " ");
  }
}
