// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.schema.template.Root;
import dev.facet.upstream.FailureCode;

/** The stable codes in {@code extensions.code} of a GraphQL error. */
public enum ErrorCode {
  /** The document is not GraphQL. */
  GRAPHQL_PARSE_FAILED(
      "The document cannot be parsed.",
      "The error has the line and column where reading stopped: fix the document there."),
  /** The document does not fit the schema. */
  GRAPHQL_VALIDATION_FAILED(
      "The document does not fit the schema.",
      "Compare the document with the schema: a field, an argument, a type or a variable"
          + " is not as the schema says. facet check --documents finds it before a client does."),
  /** There is no such operation, or several and none was named. */
  OPERATION_RESOLUTION_FAILURE(
      "The operation to execute cannot be told.",
      "Send one operation, or name one of several with operationName."),
  /** The document or the operation is beyond a limit. */
  LIMIT_EXCEEDED(
      "The document is beyond a limit of this frontend.",
      "The message names the limit and the figures, such as limits.depth: 12 (expected: 10 at"
          + " most). Ask for less at a time, or raise it under limits of the frontend; for limits.cost,"
          + " say with @listSize how long lists are. What begins with introspection: or brackets: is"
          + " bounded for every frontend."),
  /** No document is stored under the id. */
  PERSISTED_QUERY_NOT_FOUND(
      "No document is stored under this id.",
      "Publish the client's documents with the gateway before the client that sends their ids;"
          + " a client that has the text may send it instead, where the frontend's documents are"
          + " preferred and not required."),
  /** The frontend has no stored documents. */
  PERSISTED_QUERY_NOT_SUPPORTED(
      "Clients cannot register documents here.",
      "Send the document's text in query, as clients of automatic persisted queries do by themselves;"
          + " or name the files that hold documents, under documents of the frontend."),
  /** The document is not a stored one, and only those are executed. */
  QUERY_NOT_IN_SAFELIST(
      "This frontend executes stored documents only, and this document is not stored.",
      "Add the document to the files under documents of the frontend, exactly as the client"
          + " sends it. mode: preferred accepts others too."),
  /** Introspection is switched off. */
  INTROSPECTION_DISABLED(
      "Introspection is switched off here.",
      "facet dev has introspection on; elsewhere it is introspection: true of the" + " frontend."),
  /** A variable or an argument has the wrong type, or cannot go where a template puts it. */
  BAD_USER_INPUT(
      "A variable or an argument cannot be used.",
      "The message names the variable or argument, and a pipe that cannot read it. A path value of ."
          + " or .. is rejected always, and so is an empty one."),
  /** The field needs a verified caller. */
  UNAUTHENTICATED(
      "The field needs a verified caller.",
      "Send credentials that a policy of the frontend verifies, with the claim that the message"
          + " names, if it names one. Nothing was called for the field."),
  /** The caller lacks a scope. */
  FORBIDDEN(
      "The caller may not ask for this field.",
      "The credentials lack a scope that @requiresScopes of the field or its type names."
          + " Nothing was called for the field."),
  /** A service did not respond in time. */
  UPSTREAM_TIMEOUT(
      "A service did not respond in time.",
      "Look at the service first; then at timeout of the service, or of the field's call. Where a"
          + " mutation says mayHaveActed, ask the service before it is repeated."),
  /** No connection to a service came about, or it processed nothing of the request. */
  UPSTREAM_UNAVAILABLE(
      "A service cannot be reached, or rejected the request without processing it.",
      "Look whether the service runs and is reached under endpoints of the configuration."
          + " The log has the cause under the correlation id: refused, an unknown host, no endpoint"
          + " found, no access token, or why TLS does not come about, such as a certificate that has"
          + " expired; or that a service of HTTP/2 rejected the stream. The request can be repeated: the service did nothing with it."),
  /** The connection to a service broke after the request was sent. */
  UPSTREAM_CONNECTION_LOST(
      "The connection to a service broke before its response was complete.",
      "Where a mutation says mayHaveActed, ask the service before it is repeated. The log has the"
          + " cause under the correlation id; a service that restarts or crashes while it responds is"
          + " the usual one."),
  /** As many calls to a service wait as may, or one has waited for too long. */
  UPSTREAM_OVERLOADED(
      "Too many calls to a service wait for their turn; nothing was sent to it.",
      "Send fewer operations at a time, or raise pool.max, pool.queue or timeout.queue of the"
          + " service."),
  /** The response of a service is not valid HTTP. */
  UPSTREAM_BAD_RESPONSE(
      "A service's response is not valid HTTP.",
      "Look whether the endpoint is an HTTP server, and at the log, which has what is wrong under"
          + " the correlation id. Where a mutation says mayHaveActed, ask the service before it is"
          + " repeated."),
  /** A service responded with an error status. */
  UPSTREAM_STATUS(
      "A service responded with an error status.",
      "extensions.status has the status. Where it has a meaning for clients, give it a"
          + " code or null with errors: of the call."),
  /** A service's response is not JSON, or not of the type the schema says. */
  UPSTREAM_SHAPE(
      "A service's response has another shape than the schema says.",
      "The message names the field, the kind that came and the one that was expected, such as The"
          + " value of Product.stock is a string (expected: Int). Compare the service's response with"
          + " the field: its type, root of the call, and whether null may come. Where a pipe cannot"
          + " read a value, the message names the pipe and where the value is."),
  /** A service's response is longer than allowed. */
  UPSTREAM_TOO_LARGE(
      "A service's response is longer than allowed.",
      "Ask the service for less, with a limit or a page; or raise maxResponse of the"
          + " service. Where a mutation says mayHaveActed, ask the service before it is repeated."),
  /** A service failed so often that it is left alone for a while. */
  CIRCUIT_OPEN(
      "A service is left alone for a while because it failed too often.",
      "The service is asked again by itself. breaker of the service says how soon."),
  /** The time for the whole operation is over. */
  DEADLINE(
      "The time for the whole operation is over.",
      "Ask for less at a time, or raise deadline under limits of the frontend. What was"
          + " loaded in time is in the response. Where a mutation says mayHaveActed, ask the service"
          + " before it is repeated."),
  /** The operation made as many calls as it may. */
  CALL_BUDGET(
      "The operation made as many upstream calls as it may.",
      "facet plan shows which field makes the calls: give it a batch, or raise"
          + " upstreamCalls under limits of the frontend."),
  /** A fault of the gateway. */
  INTERNAL(
      "The gateway failed; its log says more under the correlation id.",
      "It is a bug: report it with what the log says.");

  private final String meaning;
  private final String remedy;

  ErrorCode(String meaning, String remedy) {
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** The code for a value of this root that is missing, or cannot be used. */
  public static ErrorCode of(Root root) {
    return switch (root) {
      case ARGS, HEADER, CLIENT, FRONTEND, QUERY, REQUEST, CORRELATION_ID -> BAD_USER_INPUT;
      case CLAIMS -> UNAUTHENTICATED;
      case PARENT, KEY, KEYS, BODY -> UPSTREAM_SHAPE;
    };
  }

  /**
   * The code of a failed call: that of routes too. A call that ends with its client's connection is
   * told to nobody but to those who wait for the same operation, whose time it was.
   */
  public static ErrorCode of(FailureCode code) {
    return switch (code) {
      case CLIENT_CLOSED, REQUEST_TIMEOUT -> DEADLINE;
      case BAD_REQUEST -> INTERNAL; // no body of such a call is announced before it is there
      case UPSTREAM_TIMEOUT,
          DEADLINE,
          UPSTREAM_UNAVAILABLE,
          UPSTREAM_CONNECTION_LOST,
          CIRCUIT_OPEN,
          UPSTREAM_OVERLOADED,
          UPSTREAM_TOO_LARGE,
          UPSTREAM_BAD_RESPONSE,
          UPSTREAM_SHAPE ->
          valueOf(code.name());
    };
  }

  /** What the code says, in one sentence. */
  public String meaning() {
    return meaning;
  }

  /** What to do about it, for operators of the gateway and authors of its clients. */
  public String remedy() {
    return remedy;
  }
}
