// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.config.EndpointConfig;
import java.util.List;

/** Reads the text of a file of endpoints. */
@FunctionalInterface
public interface EndpointFileFormat {
  /**
   * The endpoints of a file.
   *
   * @param name of the file, for messages
   * @throws IllegalArgumentException where it is no list of endpoints; the message says why and
   *     where
   */
  List<EndpointConfig> read(String name, String text);
}
