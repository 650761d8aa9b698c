// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

/** Where the segments of a path stand (RFC 3986, section 3.3). */
public final class PathSegments {
  private PathSegments() {}

  /**
   * Where the slash before a segment stands.
   *
   * @param path starts with a slash
   * @param segment counted from 0
   * @return the path's end where there is no such segment
   */
  public static int start(String path, int segment) {
    int start = 0;
    for (int i = 0; i < segment && start >= 0; i++) {
      start = path.indexOf('/', start + 1);
    }
    return start < 0 ? path.length() : start;
  }
}
