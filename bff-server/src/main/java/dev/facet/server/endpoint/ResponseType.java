// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.resolver.GraphQlReply;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import org.jspecify.annotations.Nullable;

/** The media types of a GraphQL response (GraphQL over HTTP, section Media Types). */
enum ResponseType {
  /** The newer one: the status tells whether there is a data entry. */
  GRAPHQL("application/graphql-response+json; charset=utf-8", 400),
  /** The older one: 200 for every well-formed request, as its clients expect. */
  JSON("application/json; charset=utf-8", 200);

  private static final int OK = 200;

  private final String value;
  private final int refused;

  ResponseType(String value, int refused) {
    this.value = value;
    this.refused = refused;
  }

  /** The value of Content-Type. */
  String value() {
    return value;
  }

  /** The status of an answer. */
  int status(GraphQlReply.Outcome outcome) {
    return switch (outcome) {
      case EXECUTED -> OK;
      case REFUSED -> refused;
      case NOT_A_QUERY -> ProblemCode.METHOD_NOT_ALLOWED.status();
    };
  }

  /**
   * The type a client prefers. Without a word from the client, and for ranges that take anything,
   * it is the older one: every client reads it.
   *
   * @param accept the value of Accept; null where there is none
   * @throws ProblemException with {@code NOT_ACCEPTABLE} where the client accepts neither
   */
  static ResponseType accepted(@Nullable String accept) {
    if (accept == null || accept.isBlank() || accept.equals("*/*")) {
      return JSON;
    }
    double graphql = QualityList.of(accept, "application/graphql-response+json");
    double json = QualityList.of(accept, "application/json");
    double any = Math.max(QualityList.of(accept, "application/*"), QualityList.of(accept, "*/*"));
    if (Math.max(Math.max(graphql, json), any) <= 0) {
      throw new ProblemException(
          Problem.of(
              ProblemCode.NOT_ACCEPTABLE,
              "This path answers application/graphql-response+json or application/json."));
    }
    return graphql > 0 && graphql >= Math.max(json, 0) ? GRAPHQL : JSON;
  }
}
