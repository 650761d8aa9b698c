// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** The program: takes the words of a command line, returns what to exit with. */
public final class FacetCli {
  private final GatewayCommands commands;
  private final Invocation invocation;

  /**
   * A program.
   *
   * @param commands what the commands do
   * @param invocation where it reads and writes
   */
  public FacetCli(GatewayCommands commands, Invocation invocation) {
    this.commands = commands;
    this.invocation = invocation;
  }

  /**
   * Runs one command line. Every fault ends in a line on standard error and an exit code, never in
   * an exception.
   */
  public ExitCode run(String... words) {
    FacetCommand root = new FacetCommand(invocation);
    BugReport bugs = new BugReport(invocation);
    try {
      int status = commandLine(root, bugs, words).execute(words);
      return Arrays.stream(ExitCode.values())
          .filter(code -> code.number() == status)
          .findFirst()
          .orElse(ExitCode.BUG);
    } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError fault) {
      return bugs.write(fault, "facet", root.terminal());
    }
  }

  private CommandLine commandLine(FacetCommand root, BugReport bugs, String... words) {
    CommandLine line = new CommandLine(root);
    SequencedMap<String, Supplier<Object>> all = commands(root);
    String first = words.length == 0 ? "" : words[0];
    // Where the first word names a command, nobody needs the others, and each costs time.
    all.forEach((name, command) -> {
      if (name.equals(first) || !all.containsKey(first)) {
        line.addSubcommand(name, command.get());
      }
    });
    line.setCaseInsensitiveEnumValuesAllowed(true)
        // A file named @x is a file, and a variable in a word is a word.
        .setExpandAtFiles(false)
        .setInterpolateVariables(false)
        .setUsageHelpWidth(100)
        .setOut(writer(invocation.out()))
        .setErr(writer(invocation.err()))
        .setColorScheme(Help.defaultColorScheme(ansi(words)))
        .setParameterExceptionHandler(new UsageErrors(root))
        .setExecutionExceptionHandler(new ExecutionErrors(root, bugs));
    return line;
  }

  /** All commands, in the order of the help. */
  private SequencedMap<String, Supplier<Object>> commands(FacetCommand root) {
    SequencedMap<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("demo", () -> new DemoCommand(root, commands));
    all.put("dev", () -> new DevCommand(root, commands));
    all.put("start", () -> new StartCommand(root, commands));
    all.put("check", () -> new CheckCommand(root, commands));
    all.put("plan", () -> new PlanCommand(root, commands));
    all.put("explain", () -> new ExplainCommand(root, commands));
    all.put(
        "schema",
        () ->
            new CommandLine(new SchemaCommand(root))
                .addSubcommand(new DirectivesCommand(root, commands)));
    all.put("train", () -> new TrainCommand(root, commands));
    all.put("healthcheck", () -> new HealthcheckCommand(root));
    all.put("version", () -> new VersionCommand(root));
    return all;
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
