// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

/** A path that is rejected, to be answered with 400. It has no stack trace: it is a response. */
public final class PathRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final PathFault fault;

  PathRejectedException(PathFault fault) {
    super(fault.detail(), null, false, false);
    this.fault = fault;
  }

  /** Why. */
  public PathFault fault() {
    return fault;
  }
}
