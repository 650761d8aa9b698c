// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.http.AmbiguousQueryException;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request's target and Host on the way to the service.
 *
 * @param path of the path
 * @param query of the query
 * @param host of the Host
 */
public record RequestRewrite(PathRewrite path, QueryRewrite query, HostHeader host) {
  /** Nothing changes, and the service sees its own Host. */
  public static final RequestRewrite NONE = of(new PathRewrite.Keep());

  /** Only the path changes. */
  public static RequestRewrite of(PathRewrite path) {
    return new RequestRewrite(path, QueryRewrite.KEEP, new HostHeader.Endpoint());
  }

  /** The target for the service: path and query, below its base URL. */
  String target(ForwardRequest request) {
    return target(request.path(), request.query());
  }

  /**
   * The same of a request.
   *
   * @param of its path, in normal form
   * @param parameters its query; null for none
   * @throws UnsoundPathException where pieces of the path would lead elsewhere
   * @throws AmbiguousQueryException where a parameter that changes stands behind a semicolon
   */
  public String target(String of, @Nullable String parameters) {
    if (path instanceof PathRewrite.Keep && query.equals(QueryRewrite.KEEP)) {
      return joined(of, parameters);
    }
    AskedPath asked = new AskedPath(of);
    return joined(path.apply(asked), query.apply(parameters, asked));
  }

  private static String joined(String path, @Nullable String query) {
    return query == null ? path : path + "?" + query;
  }
}
