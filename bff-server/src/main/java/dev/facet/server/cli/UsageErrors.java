// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.process.Terminal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what was not understood and what was probably meant. */
final class UsageErrors implements IParameterExceptionHandler {
  private static final String FILE = "; start takes listeners.public of facet.yaml";
  private static final String HYPHEN_ALIKE = "[\\u2010-\\u2015\\u2212].*";

  private final FacetCommand root;
  private final Function<String, List<String>> commandsWith;

  /**
   * For one command line.
   *
   * @param commandsWith the commands that have an option
   */
  UsageErrors(FacetCommand root, Function<String, List<String>> commandsWith) {
    this.root = root;
    this.commandsWith = commandsWith;
  }

  @Override
  public int handleParseException(ParameterException exception, String[] words) {
    CommandLine line = exception.getCommandLine();
    Terminal terminal = root.terminal();
    terminal.failure(message(exception, line, List.of(words)));
    terminal.note("see " + line.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.number();
  }

  private String message(ParameterException exception, CommandLine line, List<String> words) {
    if (exception instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unknown(unmatched.getUnmatched().getFirst(), line, words);
    }
    if (exception instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return missing(missing.getMissing().getFirst());
    }
    ArgSpec argument = exception.getArgSpec();
    if (exception instanceof OverwrittenOptionException twice) {
      return name(twice.getOverwritten()) + ": given twice (expected: once)";
    }
    String value = exception.getValue();
    return argument == null || value == null
        ? String.valueOf(exception.getMessage()).lines().findFirst().orElse("not understood")
        : suggesting(
            name(argument)
                + ": "
                + (value.isBlank() ? "\"" + value + "\"" : value)
                + " (expected: "
                + expected(argument)
                + ")",
            value,
            choices(argument));
  }

  private static String missing(ArgSpec argument) {
    return argument.isOption()
        ? name(argument) + ": no value (expected: " + wanted(argument) + ")"
        : "missing: " + name(argument) + " (expected: " + expected(argument) + ")";
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  /** What an option takes: the words that it knows, else how its help names the value. */
  private static String wanted(ArgSpec argument) {
    return choices(argument).isEmpty()
        ? argument.paramLabel() + ", " + expected(argument)
        : expected(argument);
  }

  private static String expected(ArgSpec argument) {
    List<String> choices = choices(argument);
    if (!choices.isEmpty()) {
      return listed(choices);
    }
    if (argument.type() == boolean.class) {
      return "no value";
    }
    return argument.type() == int.class ? "an integer" : String.join(" ", argument.description());
  }

  private static String listed(List<String> words) {
    return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
  }

  /** What may be written where only certain words may; empty elsewhere. */
  private static List<String> choices(ArgSpec argument) {
    Object[] constants = argument.type().getEnumConstants();
    return Stream.ofNullable(constants)
        .flatMap(Arrays::stream)
        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
        .toList();
  }

  private String unknown(String word, CommandLine line, List<String> words) {
    if (word.startsWith("-")) {
      return unknownOption(word.replaceFirst("=.*", ""), line);
    }
    if (word.matches(HYPHEN_ALIKE)) {
      return "unknown option \"" + word + "\" (expected: two plain hyphens in front)";
    }
    List<String> commands = commands(line);
    if (!commands.isEmpty()) {
      String near =
          word.equals("help") ? "did you mean \"--help\"?" : Suggestion.hint(word, commands);
      String hint = near.isEmpty() ? "expected: " + listed(commands) : near;
      return "unknown command \"" + word + "\" (" + hint + ")";
    }
    String globs =
        words.contains("--documents") ? "; quote globs, and repeat --documents for more" : "";
    return "too many words: \"" + word + "\" (expected: " + positions(line) + globs + ")";
  }

  private static String positions(CommandLine line) {
    List<String> labels =
        line.getCommandSpec().positionalParameters().stream().map(ArgSpec::paramLabel).toList();
    return labels.isEmpty() ? "options only" : "one " + String.join(" ", labels);
  }

  /** The commands that help shows. */
  private static List<String> commands(CommandLine line) {
    return line.getSubcommands().entrySet().stream()
        .filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden())
        .map(Map.Entry::getKey)
        .toList();
  }

  private String unknownOption(String name, CommandLine line) {
    String message = "unknown option \"" + name + "\"";
    Collection<String> options = options(line);
    String near = Suggestion.hint(name, options);
    if (near.isEmpty() && name.length() == 2) {
      near =
          options.stream()
              .filter(option -> option.startsWith("-" + name))
              .findFirst()
              .map(option -> "did you mean \"" + option + "\"?")
              .orElse("");
    }
    if (near.isEmpty() && name.matches("-{1,2}(dir|folder|project)")) {
      near = positions(line).contains("DIR") ? "write DIR without an option" : "";
    }
    if (near.isEmpty()) {
      List<String> others = commandsWith.apply(name);
      near = others.isEmpty() ? "" : "only for " + String.join(", ", others);
    }
    String start =
        line.getCommandName().equals("start") && name.matches("--(port|host)") ? FILE : "";
    return near.isEmpty() ? message : message + " (" + near + start + ")";
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
