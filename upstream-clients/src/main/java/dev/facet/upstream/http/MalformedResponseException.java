// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

/** A response that breaks the rules of HTTP. Its message says which, and quotes nothing of it. */
final class MalformedResponseException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  MalformedResponseException(String message) {
    super(message);
  }
}
