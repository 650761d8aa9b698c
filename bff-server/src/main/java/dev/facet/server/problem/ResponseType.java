// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.problem;

import dev.facet.http.AcceptedTypes;
import dev.facet.http.AcceptedTypes.Offer;
import dev.facet.resolver.GraphQlResponse;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import org.jspecify.annotations.Nullable;

/** The media types of a GraphQL response (GraphQL over HTTP, section Media Types). */
public enum ResponseType {
  /** The newer one: the status tells whether there is a data entry. */
  GRAPHQL("application/graphql-response+json", 400),
  /** The older one: 200 for every well-formed request, as its clients expect. */
  JSON("application/json", 200);

  private static final int OK = 200;

  /** What most clients say. */
  private static final String ANYTHING = "*/*";

  private static final Offer NEWER = Offer.of(GRAPHQL.mediaType);
  private static final Offer OLDER = Offer.of(JSON.mediaType);

  private final String mediaType;
  private final String value;
  private final int rejected;

  ResponseType(String mediaType, int rejected) {
    this.mediaType = mediaType;
    this.value = mediaType + "; charset=utf-8";
    this.rejected = rejected;
  }

  /** The value of Content-Type. */
  public String value() {
    return value;
  }

  /** The status of a response. */
  public int status(GraphQlResponse.Outcome outcome) {
    return switch (outcome) {
      case EXECUTED -> OK;
      case REJECTED -> rejected;
      case NOT_A_QUERY -> ProblemCode.METHOD_NOT_ALLOWED.status();
    };
  }

  /**
   * The type that the response to an operation has.
   *
   * @param accept all lines of Accept as one; null where there is none
   * @throws ProblemException with {@code NOT_ACCEPTABLE} where the client accepts neither
   */
  public static ResponseType accepted(@Nullable String accept) {
    if (accept == null || accept.equals(ANYTHING)) {
      return JSON;
    }
    AcceptedTypes accepted = AcceptedTypes.of(accept);
    ResponseType type = preferred(accepted);
    if (accepted.weight(type == GRAPHQL ? NEWER : OLDER) == 0) {
      throw new ProblemException(
          Problem.of(
              ProblemCode.NOT_ACCEPTABLE,
              "This path answers application/graphql-response+json or application/json."));
    }
    return type;
  }

  /**
   * The type a client prefers, be it that it accepts neither: a rejection has to be written
   * somehow.
   *
   * @param accept all lines of Accept as one; null where there is none
   */
  static ResponseType preferred(@Nullable String accept) {
    return accept == null ? JSON : preferred(AcceptedTypes.of(accept));
  }

  /**
   * The one of greater weight (RFC 9110, section 12.5.1). Of equal ones it is the newer one where
   * the client lists it by name: only then it is sure to read it, which all do with the older one.
   */
  private static ResponseType preferred(AcceptedTypes accepted) {
    double newer = accepted.weight(NEWER);
    double older = accepted.weight(OLDER);
    boolean first = newer > older || (newer == older && accepted.names(NEWER));
    return first ? GRAPHQL : JSON;
  }
}
