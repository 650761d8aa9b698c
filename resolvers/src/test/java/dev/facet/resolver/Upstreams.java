// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.item.ItemStore;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Services that response with what a test prepared, and write down what they were asked. */
public final class Upstreams {
  private final Map<String, Future<UpstreamResponse>> responses = new HashMap<>();
  private final Map<String, ItemStore> items = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final List<UpstreamRequest> requests = new ArrayList<>();

  /** Answers a request such as {@code catalog GET /products} with JSON. */
  public Upstreams on(String call, String json) {
    return on(call, 200, json);
  }

  /** Answers a request with a status and a body. */
  public Upstreams on(String call, int status, String body) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().set("ETag", "v" + status);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    responses.put(call, Future.succeededFuture(new UpstreamResponse(status, headers, bytes)));
    return this;
  }

  /** Answers a request with JSON and headers, each such as {@code cache-control: no-store}. */
  public Upstreams onWith(String call, String json, String... lines) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    for (String line : lines) {
      headers.add(line.split(": ", 2)[0], line.split(": ", 2)[1]);
    }
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    responses.put(call, Future.succeededFuture(new UpstreamResponse(200, headers, bytes)));
    return this;
  }

  /** Answers a request once the promise is kept. */
  Promise<UpstreamResponse> onLater(String call) {
    Promise<UpstreamResponse> later = Promise.promise();
    responses.put(call, later.future());
    return later;
  }

  /** Lets operations keep items of a service. */
  Upstreams keeping(String service, ItemStore store) {
    items.put(service, store);
    return this;
  }

  /** Answers a request with text. */
  public Upstreams onText(String call, String text) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().set("content-type", "text/plain");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    responses.put(call, Future.succeededFuture(new UpstreamResponse(200, headers, bytes)));
    return this;
  }

  /** Answers a request whose first sending met a closed connection. */
  public Upstreams onSecondTry(String call, String json) {
    responses.put(
        call,
        Future.succeededFuture(
            new UpstreamResponse(
                200,
                MultiMap.caseInsensitiveMultiMap(),
                ResponseBody.of(json.getBytes(StandardCharsets.UTF_8)),
                new Delivery("", 2, false, 0))));
    return this;
  }

  /** Fails a request that was sent twice. */
  public Upstreams failsTwice(String call, UpstreamFailure failure) {
    responses.put(
        call, Future.failedFuture(new UpstreamException(failure, new Delivery("", 2, false, 0))));
    return this;
  }

  /** Fails a request. */
  public Upstreams fails(String call, UpstreamFailure failure) {
    responses.put(call, Future.failedFuture(new UpstreamException(failure)));
    return this;
  }

  /** What was asked, as {@code catalog GET /products}, with the body where there is one. */
  public List<String> calls() {
    return calls;
  }

  /** Forgets what was asked so far, so that long runs do not grow. */
  public void forget() {
    calls.clear();
    requests.clear();
  }

  /** The requests behind {@link #calls}. */
  public List<UpstreamRequest> requests() {
    return requests;
  }

  /** Clients of services. */
  public Map<String, UpstreamClient> clients(String... services) {
    Map<String, UpstreamClient> clients = new HashMap<>();
    for (String service : services) {
      clients.put(service, new Client(service));
    }
    return clients;
  }

  private final class Client extends CallsOnly {
    Client(String service) {
      super(service);
    }

    @Override
    public ItemStore items() {
      return items.getOrDefault(service(), ItemStore.NONE);
    }

    @Override
    public Future<UpstreamResponse> call(UpstreamRequest request, CallContext context) {
      String body = request.body() instanceof RequestBody.Bytes(var bytes) ? " " + bytes : "";
      String call = service() + " " + request.method() + " " + request.target() + body;
      calls.add(call);
      requests.add(request);
      Future<UpstreamResponse> response = responses.get(call);
      return response == null
          ? Future.failedFuture(new AssertionError("no response: " + call))
          : response;
    }
  }
}
