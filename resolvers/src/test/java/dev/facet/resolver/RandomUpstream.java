// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facet.resolver.RandomModel.Endpoint;
import dev.facet.resolver.RandomModel.KeyStyle;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.item.ItemStore;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Services without a network. Every response is a function of a seed and the request, and what a
 * service says of a key does not depend on the other keys of the request, so that batching cannot
 * change anything.
 */
final class RandomUpstream {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REJECTED = 400;

  private final RandomModel model;
  private final World world;
  private final RandomJson values;
  private final List<Call> calls = new ArrayList<>();
  private final Map<String, ItemStore> items = new HashMap<>();

  /**
   * What the services are like.
   *
   * @param chaos 0 for well-behaved, up to 3
   */
  record World(int seed, int chaos) {
    /** Of a thousand values, how many are something else than they should be. */
    int wrong() {
      return List.of(0, 15, 60, 200).get(chaos);
    }
  }

  /** One call that was made; without keys where it is not for keys. */
  record Call(Endpoint endpoint, String other, List<String> keys, int status, boolean changes) {}

  RandomUpstream(RandomModel model, World world) {
    this.model = model;
    this.world = world;
    this.values = new RandomJson(model, world.wrong());
    RandomModel.SERVICES.forEach(service -> items.put(service, KeptInTests.items()));
  }

  List<Call> calls() {
    return calls;
  }

  Map<String, UpstreamClient> clients() {
    Map<String, UpstreamClient> clients = new HashMap<>();
    RandomModel.SERVICES.forEach(service -> clients.put(service, new Client(service)));
    return clients;
  }

  private final class Client extends CallsOnly {
    Client(String service) {
      super(service);
    }

    @Override
    public ItemStore items() {
      return requireNonNull(items.get(service()));
    }

    @Override
    public Future<UpstreamResponse> call(UpstreamRequest request, CallContext context) {
      RandomRequest parsed = RandomRequest.of(request, model.endpoints);
      Future<UpstreamResponse> response = answer(service(), parsed);
      calls.add(
          new Call(
              parsed.endpoint(),
              parsed.other(),
              parsed.keys(),
              response.succeeded() ? response.result().status() : 0,
              !(request.body() instanceof RequestBody.Empty)));
      return response;
    }
  }

  private Future<UpstreamResponse> answer(String service, RandomRequest request) {
    if (!request.endpoint().service().equals(service)) {
      throw new AssertionError("service: " + service + " for " + request);
    }
    int mood = world.chaos() == 0 ? 99 : below(100, service);
    return switch (mood) {
      case 0, 1 -> failed(new UpstreamFailure.TimedOut(service, Duration.ofSeconds(1)));
      case 2 -> failed(new UpstreamFailure.Unreachable(service, "refused"));
      case 3 -> failed(new UpstreamFailure.CircuitOpen(service, Duration.ofSeconds(5)));
      case 4 -> text(500, "{\"error\":\"all is lost\"}", "e");
      case 5 -> text(200, "<html>not found</html>", "e");
      default -> request.keys().isEmpty() ? single(request) : keyed(request);
    };
  }

  private static Future<UpstreamResponse> failed(UpstreamFailure failure) {
    return Future.failedFuture(new UpstreamException(failure));
  }

  /** A call without keys: anything can happen, as long as it happens again for the same request. */
  private Future<UpstreamResponse> single(RandomRequest request) {
    Random random = random(request.endpoint().id(), request.other());
    int mood = world.chaos() == 0 ? 99 : random.nextInt(100);
    Endpoint endpoint = request.endpoint();
    String etag = "e" + random.nextInt(3);
    if (mood < 2 * world.chaos()) {
      return text(List.of(404, 400, 422, 500, 409, 304).get(random.nextInt(6)), "{}", etag);
    }
    return switch (mood) {
      case 20 -> text(200, "7", etag);
      case 21 -> text(200, "{\"data\": [1, ", etag);
      case 22 -> failed(new UpstreamFailure.TooLarge(endpoint.service(), 1));
      case 23 -> text(200, "null", etag);
      case 24 -> text(200, "[{}, 3]", etag);
      default ->
          text(
              200 + random.nextInt(2),
              json(request, values.value(endpoint.type(), random, 0)),
              etag);
    };
  }

  private Future<UpstreamResponse> keyed(RandomRequest request) {
    Endpoint endpoint = request.endpoint();
    String etag = "g" + endpoint.group();
    for (String key : request.keys()) {
      int poison = poison(endpoint, key);
      if (poison != 0) {
        return text(poison, "{\"error\":{\"message\":\"no\"}}", etag);
      }
    }
    if (endpoint.alone() && world.chaos() > 1) {
      switch (below(60, "shape", endpoint.id())) {
        case 0 -> {
          return text(200, json(request, Map.of("no", "list")), etag);
        }
        case 1 -> {
          return text(200, "{}", etag);
        }
        case 2 -> {
          return text(200, "nonsense", etag);
        }
        default -> {}
      }
    }
    List<Object> items = new ArrayList<>();
    request.keys().forEach(key -> items.addAll(items(endpoint, request.other(), key)));
    if (endpoint.style() == KeyStyle.PATH) {
      return items.isEmpty()
          ? text(404, "{}", etag)
          : text(200, json(request, items.getFirst()), etag);
    }
    if (endpoint.alone()) {
      junk(endpoint, items);
    }
    return text(200, json(request, items), etag);
  }

  /** The status that a key spoils a call with; 0 for none. At most two of a group do. */
  private int poison(Endpoint endpoint, String key) {
    if (world.chaos() == 0 || below(100, "poison", endpoint.group()) >= 25 * world.chaos()) {
      return 0;
    }
    List<String> all = RandomJson.KEYS;
    String first = all.get(below(all.size(), "first", endpoint.group()));
    String second = all.get(below(all.size(), "second", endpoint.group()));
    String last = key.substring(key.indexOf('|') + 1);
    boolean poisoned = last.equals(first) || last.equals(second);
    // A composite key is poisoned for one tenant only, so that it stays at two.
    boolean counts = last.equals(key) || key.startsWith("t1|");
    int pick = below(3, "status", endpoint.group(), key);
    return poisoned && counts ? REJECTED + List.of(0, 4, 22).get(pick) : 0;
  }

  private List<Object> items(Endpoint endpoint, String other, String key) {
    String about = endpoint.alone() ? other : "";
    Random random = random(endpoint.group(), about, key);
    int count = endpoint.lists() ? random.nextInt(4) : random.nextInt(8) == 0 ? 0 : 1;
    if (!endpoint.lists() && endpoint.alone() && random.nextInt(6) == 0) {
      count = 2;
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < (key.isEmpty() ? 0 : count); i++) {
      Map<String, Object> item = values.object(endpoint.type().name(), random, 0);
      keyed(item, endpoint, key, random);
      items.add(item);
    }
    return items;
  }

  private void keyed(Map<String, Object> item, Endpoint endpoint, String key, Random random) {
    List<String> parts = List.of(key.split("\\|", -1));
    List<String> places = endpoint.match().isEmpty() ? endpoint.keys() : endpoint.match();
    boolean spoiled = endpoint.alone() && random.nextInt(1000) < world.wrong();
    for (int i = 0; i < places.size(); i++) {
      Object part = RandomJson.spelled(parts.get(i), random);
      RandomJson.put(item, places.get(i), spoiled ? List.of() : part);
    }
  }

  /** Items that were not asked for. */
  private void junk(Endpoint endpoint, List<Object> items) {
    if (below(3, "junk", endpoint.id()) == 0) {
      items.addFirst("junk");
      items.add(null);
      items.add(new HashMap<>(Map.of("id", "nobody", "owner", "nobody")));
    }
    if (below(3, "order", endpoint.id()) == 0) {
      Collections.reverse(items);
    }
  }

  private static Object wrapped(String root, @Nullable Object value) {
    Map<String, @Nullable Object> one = new HashMap<>();
    return switch (root) {
      case "" -> value == null ? Map.of() : value;
      case "data" -> {
        one.put("data", value);
        yield one;
      }
      case "data.items" -> {
        one.put("items", value);
        yield Map.of("data", one, "more", List.of(1));
      }
      default -> {
        one.put("x", value);
        yield Map.of("pages", List.of(one, 2));
      }
    };
  }

  private static Future<UpstreamResponse> text(int status, String body, String etag) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().set("ETag", etag);
    return Future.succeededFuture(
        new UpstreamResponse(status, headers, body.getBytes(StandardCharsets.UTF_8)));
  }

  /** A whole response, without what the request does not ask for. */
  private static String json(RandomRequest request, @Nullable Object value) {
    SparseResponse sparse = request.sparse();
    String root = request.endpoint().root();
    Object response = wrapped(root, sparse.keepOfValue(value));
    try {
      return JSON.writeValueAsString(sparse.keepOfResponse(response));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private int below(int bound, Object... about) {
    return random(about).nextInt(bound);
  }

  private Random random(Object... about) {
    long mixed = (Objects.hash(about) * 31L + world.seed()) * 0x9e3779b97f4a7c15L;
    return new Random((mixed ^ (mixed >>> 29)) * 0xbf58476d1ce4e5b9L);
  }
}
