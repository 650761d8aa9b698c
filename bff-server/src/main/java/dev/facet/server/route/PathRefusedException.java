// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

/** A path that is refused, to be answered with 400. It has no stack trace: it is an answer. */
public final class PathRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final PathFault fault;

  PathRefusedException(PathFault fault) {
    super(fault.detail(), null, false, false);
    this.fault = fault;
  }

  /** Why. */
  public PathFault fault() {
    return fault;
  }
}
