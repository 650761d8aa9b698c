// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.yaml;

import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code ${env.NAME}} and {@code ${file:/path}} get their values.
 *
 * @param environment the value of a variable, null where it is not set
 * @param files the content of a file
 * @param missing what a placeholder without a value comes to
 */
public record Substitutions(
    Function<String, @Nullable String> environment, FileText files, Missing missing) {
  /** What a placeholder without a value comes to. */
  public enum Missing {
    /** An error: the gateway cannot run without the value. */
    ERROR,
    /** A warning: files that are only looked at need no secrets. */
    STAND_IN
  }

  /** Substitutions for a gateway that runs: a missing value is an error. */
  public Substitutions(Function<String, @Nullable String> environment, FileText files) {
    this(environment, files, Missing.ERROR);
  }

  /** The same for files that are only looked at: a missing value is a warning. */
  public Substitutions withStandIns() {
    return new Substitutions(environment, files, Missing.STAND_IN);
  }

  /** Reads a small text file. */
  @FunctionalInterface
  public interface FileText {
    /**
     * The whole content of a file.
     *
     * @param path as it stands in the configuration file
     */
    String read(String path) throws IOException;
  }
}
