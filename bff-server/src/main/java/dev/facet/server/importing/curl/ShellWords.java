// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.curl;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.cli.result.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Splits one command into words as a POSIX shell does (XCU 2.2), with the quotes {@code $'…'} of
 * bash beside it. What would need a shell is rejected.
 */
final class ShellWords {
  private static final String ESCAPABLE = "$`\"\\";
  private static final String SHORT = "abefnrtv";
  private static final String MEANT = "\u0007\b\u001b\f\n\r\t\u000b";

  private final SourceText source;
  private final String text;
  private final List<ShellWord> words = new ArrayList<>();
  private StringBuilder word = new StringBuilder();
  private boolean variables;
  private int start = -1;
  private int at;

  private ShellWords(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /**
   * The words of a command.
   *
   * @throws CommandFailure where it is several commands, or needs a shell
   */
  static List<ShellWord> of(SourceText source) {
    return new ShellWords(source).read();
  }

  private List<ShellWord> read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (" \t\r\n".indexOf(c) >= 0) {
        end();
        requireLast(c);
        at++;
      } else if (isContinuation(at)) {
        at = behindContinuation(at);
      } else {
        start = start < 0 ? at : start;
        part(c);
      }
    }
    end();
    return words;
  }

  private void requireLast(char c) {
    if (c == '\n' && !words.isEmpty() && !text.substring(at).isBlank()) {
      throw failure(at, "a line break in the command", "write a backslash at the end of the line");
    }
  }

  private void part(char c) {
    switch (c) {
      case '\'' -> single();
      case '"' -> doubled();
      case '$' -> dollar(true);
      case '\\' -> escaped();
      case '|', ';', '&', '<', '>', '(', ')', '`' ->
          throw failure(
              at,
              "\"" + c + "\" outside of quotes",
              c == '&' ? "put the URL in quotes" : "give one curl command, and nothing beside it");
      case '^' -> throw failure(at, "\"^\" outside of quotes", "copy the line as cURL (bash)");
      default -> {
        word.append(c);
        at++;
      }
    }
  }

  private void single() {
    int close = text.indexOf('\'', at + 1);
    if (close < 0) {
      throw unclosed();
    }
    word.append(text, at + 1, close);
    at = close + 1;
  }

  private void doubled() {
    int open = at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at);
      if (isContinuation(at)) {
        at = behindContinuation(at);
      } else if (c == '\\'
          && at + 1 < text.length()
          && ESCAPABLE.indexOf(text.charAt(at + 1)) >= 0) {
        word.append(text.charAt(at + 1));
        at += 2;
      } else if (c == '$') {
        dollar(false);
      } else if (c == '`') {
        throw failure(at, "a command in a command", "write what it prints");
      } else {
        word.append(c);
        at++;
      }
    }
    if (at >= text.length()) {
      at = open;
      throw unclosed();
    }
    at++;
  }

  private void dollar(boolean bare) {
    if (text.startsWith("$(", at)) {
      throw failure(at, "a command in a command", "write what it prints");
    }
    if (bare && text.startsWith("$'", at)) {
      at += 2;
      ansi();
      return;
    }
    Matcher variable = ShellWord.VARIABLE.matcher(text).region(at, text.length());
    if (variable.lookingAt()) {
      variables = true;
      word.append(variable.group());
      at = variable.end();
    } else {
      word.append(text.charAt(at++));
    }
  }

  /** What stands in <code>$'…'</code>, as browsers write it. */
  private void ansi() {
    int open = at - 2;
    while (at < text.length() && text.charAt(at) != '\'') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        ansiEscape(text.charAt(at + 1));
      } else {
        word.append(text.charAt(at++));
      }
    }
    if (at >= text.length()) {
      at = open;
      throw unclosed();
    }
    at++;
  }

  private void ansiEscape(char kind) {
    int known = SHORT.indexOf(kind);
    int most = kind == 'x' ? 2 : kind == 'u' ? 4 : 0;
    int end = at + 2;
    while (end < Math.min(at + 2 + most, text.length())
        && Character.digit(text.charAt(end), 16) >= 0) {
      end++;
    }
    if (end > at + 2) {
      word.append((char) Integer.parseInt(text.substring(at + 2, end), 16));
    } else if (known >= 0) {
      word.append(MEANT.charAt(known));
    } else if ("\\'\"?".indexOf(kind) >= 0) {
      word.append(kind);
    } else {
      throw failure(at, "an unknown escape in $'…'", "write the character itself");
    }
    at = end;
  }

  private void escaped() {
    if (at + 1 >= text.length()) {
      throw failure(at, "a backslash at the end", "");
    }
    word.append(text.charAt(at + 1));
    at += 2;
  }

  private boolean isContinuation(int place) {
    return text.startsWith("\\\n", place) || text.startsWith("\\\r\n", place);
  }

  private int behindContinuation(int place) {
    return text.indexOf('\n', place) + 1;
  }

  private void end() {
    if (start >= 0) {
      words.add(new ShellWord(word.toString(), new SourceSpan(source, start, at), variables));
      word = new StringBuilder();
      variables = false;
      start = -1;
    }
  }

  private CommandFailure unclosed() {
    return failure(at, "a quote without an end", "close it");
  }

  private CommandFailure failure(int place, String message, String hint) {
    return CommandFailure.usage(new SourceSpan(source, place, place) + ": " + message).hinted(hint);
  }
}
