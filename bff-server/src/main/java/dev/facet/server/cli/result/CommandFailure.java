// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.result;

import dev.facet.server.cli.process.ExitCode;
import org.jspecify.annotations.Nullable;

/** Why a command cannot do what it was asked for, in words for the person at the terminal. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final ExitCode code;
  private final String hint;

  private CommandFailure(ExitCode code, String message, String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.hint = hint;
  }

  /**
   * Something the command needs is not there: exit code 3.
   *
   * @param message one line, {@code name: value (expected: …)}
   */
  public static CommandFailure unable(String message) {
    return new CommandFailure(ExitCode.UNABLE, message, "", null);
  }

  /** The same with what brought it about; only {@code -v} shows that. */
  public static CommandFailure unable(String message, Throwable cause) {
    return new CommandFailure(ExitCode.UNABLE, message, "", cause);
  }

  /** The command line makes no sense: exit code 2. */
  public static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message, "", null);
  }

  /**
   * The same failure with a remedy.
   *
   * @param remedy one line, such as a command that would work
   */
  public CommandFailure hinted(String remedy) {
    return new CommandFailure(code, message(), remedy, getCause());
  }

  /** What the process ends with. */
  public ExitCode code() {
    return code;
  }

  /** What is wrong, in one line. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** What to do about it; empty where nothing is known. */
  public String hint() {
    return hint;
  }
}
