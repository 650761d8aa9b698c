// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.schema.diagnostic.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what was not understood and what was probably meant. */
final class UsageErrors implements IParameterExceptionHandler {
  private final FacetCommand root;

  UsageErrors(FacetCommand root) {
    this.root = root;
  }

  @Override
  public int handleParseException(ParameterException exception, String[] words) {
    CommandLine line = exception.getCommandLine();
    Terminal terminal = root.terminal();
    terminal.failure(message(exception, line));
    terminal.note("see " + line.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.number();
  }

  private static String message(ParameterException exception, CommandLine line) {
    if (exception instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unknown(unmatched.getUnmatched(), line);
    }
    return String.valueOf(exception.getMessage()).lines().findFirst().orElse("not understood");
  }

  private static String unknown(List<String> words, CommandLine line) {
    String word = words.getFirst();
    if (word.startsWith("-")) {
      String name = word.replaceFirst("=.*", "");
      return suggesting("unknown option \"" + name + "\"", name, options(line));
    }
    Set<String> commands = line.getSubcommands().keySet();
    return commands.isEmpty()
        ? "too many words: \"" + word + "\""
        : suggesting("unknown command \"" + word + "\"", word, commands);
  }

  private static Collection<String> options(CommandLine line) {
    Collection<String> names = new TreeSet<>();
    line.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
    return names;
  }

  private static String suggesting(String message, String word, Collection<String> candidates) {
    String hint = Suggestion.hint(word, candidates);
    return hint.isEmpty() ? message : message + " (" + hint + ")";
  }
}
