// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

/**
 * A sample of JSON that was read.
 *
 * @param source where it comes from, for messages: the file as typed, or {@code -}
 * @param text what stands there
 */
public record SampleText(String source, String text) {}
