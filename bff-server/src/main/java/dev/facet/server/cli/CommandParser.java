// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.argument.ColorMode;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.process.Invocation;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.TypeConversionException;

/** Reads options and help of all commands, with picocli. */
final class CommandParser {
  private final FacetCommand root;
  private final GatewayCommands commands;
  private final Invocation invocation;
  private final CommandErrors errors;

  CommandParser(
      FacetCommand root, GatewayCommands commands, Invocation invocation, CommandErrors errors) {
    this.root = root;
    this.commands = commands;
    this.invocation = invocation;
    this.errors = errors;
  }

  /** Reads the words and runs the command they name; returns what to exit with. */
  int execute(String... words) {
    return commandLine(words).execute(words);
  }

  private CommandLine commandLine(String... words) {
    CommandLine line = new CommandLine(root);
    SequencedMap<String, Supplier<Object>> all = commands();
    String first = words.length == 0 ? "" : words[0];
    // Where the first word names a command, the others are not needed, and each costs time.
    all.forEach((name, command) -> {
      if (name.equals(first) || !all.containsKey(first)) {
        line.addSubcommand(name, command.get());
      }
    });
    sayExitCodes(line);
    line.registerConverter(Path.class, CommandParser::path);
    line.setCaseInsensitiveEnumValuesAllowed(true)
        // A file named @x is a file, and a variable in a word is a word.
        .setExpandAtFiles(false)
        .setInterpolateVariables(false)
        .setUsageHelpWidth(100)
        .setOut(writer(invocation.out()))
        .setErr(writer(invocation.err()))
        .setColorScheme(Help.defaultColorScheme(ansi(words)))
        .setParameterExceptionHandler(new UsageErrors(root, this::commandsWith))
        .setExecutionExceptionHandler((fault, at, _) ->
            errors.status(fault, at.getCommand(), at.getCommandSpec().qualifiedName()));
    return line;
  }

  /** A path that was typed. An empty one is a variable of a script without a value. */
  private static Path path(String typed) {
    if (typed.isBlank()) {
      throw new TypeConversionException("a path");
    }
    return Path.of(typed);
  }

  /** The commands that have an option, as they are typed. */
  private List<String> commandsWith(String option) {
    List<String> names = new ArrayList<>();
    commands().forEach((name, command) -> collect(name, asLine(command.get()), option, names));
    return names;
  }

  private static CommandLine asLine(Object command) {
    return command instanceof CommandLine line ? line : new CommandLine(command);
  }

  private static void collect(String name, CommandLine line, String option, List<String> names) {
    if (line.getCommandSpec().findOption(option) != null
        && !line.getCommandSpec().usageMessage().hidden()) {
      names.add(name);
    }
    line.getSubcommands()
        .forEach((below, command) -> collect(name + " " + below, command, option, names));
  }

  /** All commands, in the order of the help. */
  private SequencedMap<String, Supplier<Object>> commands() {
    SequencedMap<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("demo", () -> new DemoCommand(root, commands));
    all.put("init", () -> new InitCommand(root, commands));
    all.put(
        "import",
        () ->
            new CommandLine(new ImportCommand(root))
                .addSubcommand(new ImportCurlCommand(root, commands))
                .addSubcommand(new ImportJsonCommand(root, commands)));
    all.put("dev", () -> new DevCommand(root, commands));
    all.put("start", () -> new StartCommand(root, commands));
    all.put("check", () -> new CheckCommand(root, commands));
    all.put("test", () -> new TestCommand(root, commands));
    all.put("diff", () -> new DiffCommand(root, commands));
    all.put("plan", () -> new PlanCommand(root, commands));
    all.put("explain", () -> new ExplainCommand(root, commands));
    all.put(
        "schema",
        () ->
            new CommandLine(new SchemaCommand(root))
                .addSubcommand(new DirectivesCommand(root, commands))
                .addSubcommand(new PrintCommand(root, commands)));
    all.put(
        "config",
        () ->
            new CommandLine(new ConfigCommand(root))
                .addSubcommand(new ConfigCommand.SchemaOfConfig(root, commands)));
    all.put("train", () -> new TrainCommand(root, commands));
    all.put("healthcheck", () -> new HealthcheckCommand(root));
    all.put("version", () -> new VersionCommand(root));
    return all;
  }

  /** Every help ends with what scripts may rely on. */
  private static void sayExitCodes(CommandLine line) {
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      codes.put(String.valueOf(code.number()), code.meaning());
    }
    line.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(codes);
    line.getSubcommands().values().forEach(CommandParser::sayExitCodes);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** Help is printed while the words are read, so its colours are decided before. */
  private Ansi ansi(String... words) {
    ColorMode mode = ColorMode.AUTO;
    for (int i = 0; i < words.length; i++) {
      String word = words[i].equals("--color") && i + 1 < words.length ? words[i + 1] : "";
      String value = words[i].startsWith("--color=") ? words[i].substring(8) : word;
      for (ColorMode candidate : ColorMode.values()) {
        mode = candidate.name().equalsIgnoreCase(value) ? candidate : mode;
      }
    }
    boolean help = Arrays.stream(words).anyMatch(word -> word.matches("-h|--help"));
    return help && mode.colors(invocation.environment(), invocation.interactive())
        ? Ansi.ON
        : Ansi.OFF;
  }
}
