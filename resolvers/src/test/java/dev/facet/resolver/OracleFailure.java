// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

/** Why the oracle has no value. */
final class OracleFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String service;
  private final int status;

  OracleFailure(String code, String service, int status) {
    super(code);
    this.code = code;
    this.service = service;
    this.status = status;
  }

  OracleFailure(String code) {
    this(code, "", 0);
  }

  static OracleFailure shape() {
    return new OracleFailure("UPSTREAM_SHAPE");
  }

  String code() {
    return code;
  }

  String service() {
    return service;
  }

  int status() {
    return status;
  }
}
