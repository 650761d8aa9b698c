// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.http.CacheControl;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Set;

/** Whether a response may be kept, and for whom (RFC 9111, sections 3 and 3.5). */
enum Storing {
  /** It is not kept. */
  NOT,
  /** For those only who are told to the service as the same, or for those who are not told. */
  FOR_ITS_OWN,
  /** For everybody. */
  FOR_ALL;

  /** Statuses whose meaning for caches is known, which must-understand asks for. */
  private static final Set<Integer> UNDERSTOOD =
      Set.of(200, 203, 204, 300, 301, 302, 303, 307, 308, 404, 405, 410, 414, 421, 451, 501);

  /** Statuses that are kept with a validator alone (RFC 9110, section 15.1). */
  private static final Set<Integer> CACHEABLE =
      Set.of(200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501);

  private static final int LOWEST = 200;
  private static final int PARTIAL = 206;
  private static final int NOT_MODIFIED = 304;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  /** Judges the response to a GET. */
  static Storing of(CacheRequest request, int status, MultiMap headers, CacheControl control) {
    if (isForbidden(request, status, headers, control)) {
      return NOT;
    }
    boolean all = control.has("public") || control.has("s-maxage");
    if (control.has("private")) {
      return request.identity().isEmpty() ? NOT : FOR_ITS_OWN;
    }
    if (request.headers().contains(HttpHeaders.AUTHORIZATION)
        && !all
        && !control.has("must-revalidate")) {
      return NOT;
    }
    return all ? FOR_ALL : FOR_ITS_OWN;
  }

  /**
   * Whether a response that is not kept takes the place of an older one all the same (RFC 9111,
   * section 4.3.3): it is what the target is now, and no failure to say so.
   */
  static boolean supersedes(CacheRequest request, int status) {
    boolean whole = status >= LOWEST && status != PARTIAL && status != NOT_MODIFIED;
    return whole
        && !request.control().has("no-store")
        && (status < BAD_REQUEST || status == NOT_FOUND || status == GONE);
  }

  private static boolean isForbidden(
      CacheRequest request, int status, MultiMap headers, CacheControl control) {
    return status < LOWEST
        || status == PARTIAL
        || status == NOT_MODIFIED
        || (control.has("must-understand") ? !UNDERSTOOD.contains(status) : control.has("no-store"))
        || request.control().has("no-store")
        || headers.contains(HttpHeaders.SET_COOKIE)
        || !isOfUse(status, headers, control);
  }

  /** Whether it names a time, or can at least be asked about again. */
  private static boolean isOfUse(int status, MultiMap headers, CacheControl control) {
    return control.has("max-age")
        || control.has("s-maxage")
        || headers.contains(HttpHeaders.EXPIRES)
        || (isOfUnstatedTime(status, control)
            && (headers.contains(HttpHeaders.ETAG) || headers.contains(HttpHeaders.LAST_MODIFIED)));
  }

  /** Whether a response may be kept that names no time: by its status, or since it is public. */
  static boolean isOfUnstatedTime(int status, CacheControl control) {
    return CACHEABLE.contains(status) || (control.has("public") && !Revalidation.isError(status));
  }
}
