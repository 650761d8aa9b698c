// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import io.vertx.core.MultiMap;
import java.util.List;

/**
 * Fields behind a body that arrives while it is sent (RFC 9110, section 6.5). They get to the
 * service where the message has a place for them: over HTTP/2, and over HTTP/1.1 behind a body
 * without an announced length. What the head of the request says is not said anew.
 */
public interface RequestTrailers {
  /** None. */
  RequestTrailers NONE =
      new RequestTrailers() {
        @Override
        public List<String> announced() {
          return List.of();
        }

        @Override
        public MultiMap fields() {
          return MultiMap.caseInsensitiveMultiMap();
        }
      };

  /** Names of those that may come, as {@code Trailer} says (section 6.6.2). */
  List<String> announced();

  /** All that came; asked for once the body has ended, and again by each attempt. */
  MultiMap fields();
}
