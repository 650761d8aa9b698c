// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.schema.diagnostic.Suggestion;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
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
    if (exception instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return missing(missing.getMissing().getFirst());
    }
    ArgSpec argument = exception.getArgSpec();
    String value = exception.getValue();
    return argument == null || value == null
        ? String.valueOf(exception.getMessage()).lines().findFirst().orElse("not understood")
        : suggesting(
            name(argument) + ": " + value + " (expected: " + expected(argument) + ")",
            value,
            choices(argument));
  }

  private static String missing(ArgSpec argument) {
    return argument.isOption()
        ? name(argument) + ": no value (expected: " + expected(argument) + ")"
        : "missing: " + name(argument) + " (expected: " + expected(argument) + ")";
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String expected(ArgSpec argument) {
    List<String> choices = choices(argument);
    if (!choices.isEmpty()) {
      return String.join(", ", choices.subList(0, choices.size() - 1)) + " or " + choices.getLast();
    }
    return argument.type() == int.class ? "an integer" : String.join(" ", argument.description());
  }

  /** What may be written where only certain words may; empty elsewhere. */
  private static List<String> choices(ArgSpec argument) {
    Object[] constants = argument.type().getEnumConstants();
    return Stream.ofNullable(constants)
        .flatMap(Arrays::stream)
        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
        .toList();
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
