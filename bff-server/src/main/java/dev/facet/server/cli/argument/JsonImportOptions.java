// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

/**
 * What was typed behind {@code facet import json}.
 *
 * @param name of the type
 * @param sample that is read
 * @param target where it is written
 */
public record JsonImportOptions(String name, SampleText sample, ImportTarget target) {}
