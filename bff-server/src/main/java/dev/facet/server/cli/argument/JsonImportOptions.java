// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

/**
 * What was typed behind {@code facet import json}.
 *
 * @param name of the type
 * @param source where the sample comes from, for messages: the file as typed, or {@code -}
 * @param text the sample
 * @param target where it is written
 */
public record JsonImportOptions(String name, String source, String text, ImportTarget target) {}
