// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.upstream.UpstreamResponse;

/** Is told of a response that was read, so that something of it can be kept. */
interface ResponseKeeper {
  /** Keeps nothing. */
  ResponseKeeper NONE =
      new ResponseKeeper() {
        @Override
        public void keep(UpstreamResponse response, Object value) {}

        @Override
        public void drop(int status) {}
      };

  /**
   * A response was a value.
   *
   * @param value what was read of it, which is not null
   */
  void keep(UpstreamResponse response, Object value);

  /**
   * A response says that there is no value, or none for who asked: what was kept is not given any
   * more. It was no failure, which says nothing of the value.
   *
   * @param status of the response
   */
  void drop(int status);
}
