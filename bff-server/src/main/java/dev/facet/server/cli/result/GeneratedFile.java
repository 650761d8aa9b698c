// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.result;

/**
 * A file facet writes into a project.
 *
 * @param path relative to the project's folder, separated by {@code /}
 * @param text the whole content
 * @param ours whether it is rewritten when it differs; else a file that is there stays as it is
 */
public record GeneratedFile(String path, String text, boolean ours) {}
