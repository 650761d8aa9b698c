// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.error;

/** The stable codes in {@code extensions.code} of a GraphQL error. */
public enum ErrorCode {
  /** The document is not GraphQL. */
  GRAPHQL_PARSE_FAILED("The document cannot be parsed."),
  /** The document does not fit the schema. */
  GRAPHQL_VALIDATION_FAILED("The document does not fit the schema."),
  /** There is no such operation, or several and none was named. */
  OPERATION_RESOLUTION_FAILURE("The operation to execute cannot be told."),
  /** The document or the operation is beyond a limit. */
  LIMIT_EXCEEDED("The document is beyond a limit of this frontend."),
  /** Introspection is switched off. */
  INTROSPECTION_DISABLED("Introspection is switched off here."),
  /** A variable or an argument has the wrong type, or cannot go where a template puts it. */
  BAD_USER_INPUT("A variable or an argument cannot be used."),
  /** The field needs a verified caller. */
  UNAUTHENTICATED("The field needs a verified caller."),
  /** The caller lacks a scope. */
  FORBIDDEN("The caller may not ask for this field."),
  /** A service did not answer in time. */
  UPSTREAM_TIMEOUT("A service did not answer in time."),
  /** A service cannot be reached, or broke off. */
  UPSTREAM_UNAVAILABLE("A service cannot be reached."),
  /** A service answered with an error status. */
  UPSTREAM_STATUS("A service answered with an error status."),
  /** A service's answer is not JSON, or not of the type the schema says. */
  UPSTREAM_SHAPE("A service's answer has another shape than the schema says."),
  /** A service's answer is longer than allowed. */
  UPSTREAM_TOO_LARGE("A service's answer is longer than allowed."),
  /** A service failed so often that it is left alone for a while. */
  CIRCUIT_OPEN("A service is left alone for a while because it failed too often."),
  /** The time for the whole operation is over. */
  DEADLINE("The time for the whole operation is over."),
  /** The operation made as many calls as it may. */
  CALL_BUDGET("The operation made as many upstream calls as it may."),
  /** A fault of the gateway. */
  INTERNAL("The gateway failed; its log says more under the correlation id.");

  private final String meaning;

  ErrorCode(String meaning) {
    this.meaning = meaning;
  }

  /** What the code says, in one sentence. */
  public String meaning() {
    return meaning;
  }
}
