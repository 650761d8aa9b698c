// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facet.resolver.failure.ErrorCode;
import dev.facet.schema.RestCall;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.Filled;
import dev.facet.schema.template.RequestPart;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.Scope;
import dev.facet.schema.template.TextTemplate;
import dev.facet.schema.template.UrlTemplate;
import dev.facet.schema.template.ValueText;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes single calls, and reads whole responses as maps. */
final class OracleCalls {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Map<String, UpstreamClient> services;
  private final CallContext context;

  /**
   * A value with the response it came with.
   *
   * @param json plain Java
   */
  record Loaded(@Nullable Object json, @Nullable UpstreamResponse response) {}

  OracleCalls(Map<String, UpstreamClient> services, CallContext context) {
    this.services = services;
    this.context = context;
  }

  /**
   * Calls.
   *
   * @param missingIsNull whether a response of 404 is null and no error
   * @return the value at the call's root
   * @throws OracleMissing where there is nothing to call
   */
  Loaded call(RestCall call, Scope scope, boolean missingIsNull) {
    String target =
        switch (call.url().render(scope)) {
          case UrlTemplate.Rendered.Missing(var expression) -> throw new OracleMissing(expression);
          case UrlTemplate.Rendered.Rejected(var expression, _) ->
              throw rejected(expression, scope);
          case UrlTemplate.Rendered.Target(var text) -> text;
        };
    UpstreamResponse response = send(call, target, scope);
    if (response.status() / 100 != 2) {
      return rejected(call, response, missingIsNull);
    }
    return new Loaded(call.root().path().read(parsed(response.body().bytes())), response);
  }

  private UpstreamResponse send(RestCall call, String target, Scope scope) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    call.headers()
        .forEach((name, template) ->
            header(headers, name, filled(template.fill(RequestPart.HEADER, scope), scope)));
    TextTemplate idempotencyKey = call.idempotencyKey();
    if (idempotencyKey != null) {
      header(
          headers,
          "idempotency-key",
          filled(idempotencyKey.fill(RequestPart.IDEMPOTENCY_KEY, scope), scope));
    }
    RequestBody body = RequestBody.NONE;
    Object json = call.body() == null ? null : filled(call.body().fill(scope), scope);
    if (json != null) {
      headers.set("content-type", "application/json");
      body = new RequestBody.Bytes(Buffer.buffer(written(json)));
    }
    UpstreamRequest request =
        new UpstreamRequest(
            HttpMethod.valueOf(call.verb().name()), target, headers, body, call.timeout());
    UpstreamClient client = Objects.requireNonNull(services.get(call.service()));
    Future<UpstreamResponse> response = client.call(request, context);
    if (response.succeeded()) {
      return response.result();
    }
    throw failure(((UpstreamException) response.cause()).failure());
  }

  private static void header(MultiMap headers, String name, @Nullable Object value) {
    String text = value == null ? "" : ValueText.of(value);
    if (!text.isBlank()) {
      headers.set(name, text);
    }
  }

  /** Where a value cannot stand, the fault is of those who gave it. */
  private static OracleFailure rejected(Expression expression, Scope scope) {
    Root root = expression.root();
    boolean key = root == Root.KEY || root == Root.KEYS;
    Root giver = key && scope instanceof OracleScope loading ? loading.keyOrigin() : root;
    return new OracleFailure(ErrorCode.of(giver).name());
  }

  private static @Nullable Object filled(Filled filled, Scope scope) {
    return switch (filled) {
      case Filled.Value(var value) -> value;
      case Filled.Absent _ -> null;
      case Filled.Missing(var expression) -> throw new OracleMissing(expression);
      case Filled.Rejected(var expression, _) -> throw rejected(expression, scope);
    };
  }

  private static Loaded rejected(RestCall call, UpstreamResponse response, boolean missingIsNull) {
    int status = response.status();
    RestCall.ErrorRule rule =
        call.errors().stream()
            .filter(one -> Objects.equals(one.status(), status))
            .findFirst()
            .orElse(null);
    if (rule == null ? status == 404 && missingIsNull : rule.asNull()) {
      return new Loaded(null, response);
    }
    String code = rule == null || rule.code() == null ? "UPSTREAM_STATUS" : rule.code();
    throw new OracleFailure(code, call.service(), status);
  }

  private static OracleFailure failure(UpstreamFailure failure) {
    String code =
        switch (failure) {
          case UpstreamFailure.TimedOut _ -> "UPSTREAM_TIMEOUT";
          case UpstreamFailure.DeadlinePassed _, UpstreamFailure.Cancelled _ -> "DEADLINE";
          case UpstreamFailure.CircuitOpen _ -> "CIRCUIT_OPEN";
          case UpstreamFailure.TooLarge _ -> "UPSTREAM_TOO_LARGE";
          case UpstreamFailure.Unreachable _ -> "UPSTREAM_UNAVAILABLE";
          case UpstreamFailure.ConnectionLost _ -> "UPSTREAM_CONNECTION_LOST";
          case UpstreamFailure.Overloaded _ -> "UPSTREAM_OVERLOADED";
          case UpstreamFailure.ClientStalled _ -> "DEADLINE";
          case UpstreamFailure.WrongLength _ -> "INTERNAL";
          case UpstreamFailure.Malformed _ -> "UPSTREAM_BAD_RESPONSE";
          case UpstreamFailure.Undecodable _ -> "UPSTREAM_SHAPE";
        };
    return new OracleFailure(code, failure.service(), 0);
  }

  private static @Nullable Object parsed(byte[] body) {
    try {
      return body.length == 0 ? null : JSON.readValue(body, Object.class);
    } catch (IOException e) {
      throw OracleFailure.shape();
    }
  }

  private static byte[] written(Object json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
