// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import dev.facet.schema.template.Expression;
import dev.facet.schema.template.JsonTemplate;
import dev.facet.schema.template.ResponsePart;
import dev.facet.schema.template.TextTemplate;
import dev.facet.schema.template.UrlTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One REST call, with holes.
 *
 * @param service the service's name in the configuration
 * @param verb the HTTP method
 * @param url path and query
 * @param headers headers to send, by name in lower case; one that renders to null is left out
 * @param body the JSON to send; null for none
 * @param form whether its members are sent as {@code application/x-www-form-urlencoded}
 * @param root where in the response the value stands
 * @param take how many items of a list to keep (per key in a batch); null for all
 * @param sparse how it asks for some properties only; null where it cannot
 * @param errors what responses mean that are no value; the first that fits counts
 * @param timeout for this call in place of the service's; null for the service's
 * @param idempotencyKey sent as {@code Idempotency-Key}; null for none
 * @param caching what it has to do with what is kept
 */
public record RestCall(
    String service,
    Verb verb,
    UrlTemplate url,
    Map<String, TextTemplate> headers,
    @Nullable JsonTemplate body,
    boolean form,
    ResponsePart root,
    @Nullable Expression take,
    @Nullable Sparse sparse,
    List<ErrorRule> errors,
    @Nullable Duration timeout,
    @Nullable TextTemplate idempotencyKey,
    CallCaching caching) {
  /** Copies the collections. */
  public RestCall {
    headers = Map.copyOf(headers);
    errors = List.copyOf(errors);
  }

  /** The same call to another URL. */
  public RestCall to(UrlTemplate other) {
    return new RestCall(
        service,
        verb,
        other,
        headers,
        body,
        form,
        root,
        take,
        sparse,
        errors,
        timeout,
        idempotencyKey,
        caching);
  }

  /** Whether a response of 2xx may be an error by what its body says. */
  public boolean judgesBodies() {
    return errors.stream().anyMatch(rule -> rule.body() != null);
  }

  /** The HTTP method of a call. */
  public enum Verb {
    /** RFC 9110 section 9.3.1. */
    GET,
    /** RFC 9110 section 9.3.3. */
    POST,
    /** RFC 9110 section 9.3.4. */
    PUT,
    /** RFC 5789. */
    PATCH,
    /** RFC 9110 section 9.3.5. */
    DELETE
  }

  /**
   * What a response of the service that is no value means for the field.
   *
   * @param status the HTTP status; null for every status of success, which only a test of the body
   *     makes an error
   * @param body what the body says as well; null where it may say anything
   * @param asNull whether the field is null without an error
   * @param code for {@code extensions.code}; null for {@code UPSTREAM_STATUS}
   * @param message may read {@code body} and {@code args}; null for the default message
   * @param extensions further members of the error's extensions, from the same; null for none
   */
  public record ErrorRule(
      @Nullable Integer status,
      @Nullable BodyTest body,
      boolean asNull,
      @Nullable String code,
      @Nullable TextTemplate message,
      @Nullable JsonTemplate extensions) {
    /** All expressions of message and extensions. */
    public List<Expression> expressions() {
      List<Expression> all = new ArrayList<>();
      if (message != null) {
        all.addAll(message.expressions());
      }
      if (extensions != null) {
        all.addAll(extensions.expressions());
      }
      return all;
    }
  }
}
