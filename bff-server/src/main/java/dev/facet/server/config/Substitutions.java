// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code ${env.NAME}} and {@code ${file:/path}} get their values.
 *
 * @param environment the value of a variable, null where it is not set
 * @param files the content of a file
 */
public record Substitutions(Function<String, @Nullable String> environment, FileText files) {
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
