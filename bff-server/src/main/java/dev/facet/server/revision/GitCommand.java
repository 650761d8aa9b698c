// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.revision;

import dev.facet.server.cli.result.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs {@code git} in a folder. It asks for nothing, changes nothing, and runs no hooks.
 *
 * @param folder in the repository
 */
record GitCommand(Path folder) {
  /** What a run came to. */
  static final class Output {
    private final int status;
    private final byte[] out;
    private final String error;

    private Output(int status, byte[] out, String error) {
      this.status = status;
      this.out = out;
      this.error = error;
    }

    /** What it printed. */
    byte[] out() {
      return out;
    }

    /** What it said of a failure. */
    String error() {
      return error;
    }

    boolean failed() {
      return status != 0;
    }

    /** The output as text without the line break at its end. */
    String text() {
      return new String(out, StandardCharsets.UTF_8).stripTrailing();
    }
  }

  /**
   * Runs it to its end.
   *
   * @throws CommandFailure where there is no git on this machine
   */
  Output run(String... words) {
    List<String> line = new ArrayList<>(List.of("git", "--no-pager"));
    line.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toAbsolutePath().toFile());
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      FutureTask<String> error = new FutureTask<>(() -> text(process.getErrorStream()));
      Thread.ofVirtual().start(error);
      byte[] out = process.getInputStream().readAllBytes();
      return new Output(process.waitFor(), out, error.get().strip());
    } catch (IOException e) {
      throw CommandFailure.unable("git cannot be run: " + e.getMessage(), e)
          .hinted("install git, or give a folder with the old project");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.unable("git was interrupted", e);
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException(e.getCause()));
    }
  }

  /**
   * Runs it where it cannot fail but by a repository that is damaged.
   *
   * @throws CommandFailure where it fails
   */
  Output good(String... words) {
    Output output = run(words);
    if (output.failed()) {
      throw CommandFailure.unable("git " + String.join(" ", words) + ": " + output.error);
    }
    return output;
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
