// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.server.config.GatewayConfig;
import org.jspecify.annotations.Nullable;

/**
 * All that a snapshot is compiled from. Two that are equal compile to the same; other files of the
 * folder, such as a log that grows there, are no part of it.
 *
 * @param digest of the texts, and of what is said of files that cannot be read
 * @param config what the texts mean with the variables and secrets of this moment; null where they
 *     hold mistakes
 */
record ProjectContent(String digest, @Nullable GatewayConfig config) {}
