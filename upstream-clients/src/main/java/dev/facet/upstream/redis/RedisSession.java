// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import dev.facet.upstream.config.RedisConfig;
import dev.facet.upstream.tls.ServiceTls;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Connections to one Redis that are opened together and end together: some that requests go out on,
 * each one after the other without waiting, and one that hears what is published.
 */
final class RedisSession {
  /** Of an event loop each; more loops than that share them. */
  private static final int MAX_CONNECTIONS = 8;

  /** Requests on the way on one connection. */
  private static final int MAX_WAITING = 4_096;

  /** A kind, a channel, and what is told. */
  private static final int MESSAGE_PARTS = 3;

  private static final Duration OPENING = Duration.ofSeconds(2);

  private final List<Connected> asking;
  private final Connected hearing;
  private final AtomicReference<Promise<Void>> echoed = new AtomicReference<>(Promise.promise());
  private final Promise<Void> subscribed = Promise.promise();
  private volatile String ownChannel = "";

  /** A connection and what opened it, which opens no other one and is closed with it. */
  private record Connected(Redis client, RedisConnection connection) {}

  private RedisSession(List<Connected> connections) {
    this.hearing = connections.getFirst();
    this.asking = List.copyOf(connections.subList(1, connections.size()));
  }

  /**
   * Opens the connections, each on an event loop of its own.
   *
   * @param loops how many event loops there are
   */
  static Future<RedisSession> open(VertxInternal vertx, RedisConfig config, int loops) {
    RedisOptions options = options(config);
    List<Redis> clients = new CopyOnWriteArrayList<>();
    List<Future<Connected>> opening = new ArrayList<>();
    for (int i = 0; i <= Math.min(loops, MAX_CONNECTIONS); i++) {
      Promise<Connected> opened = Promise.promise();
      vertx
          .contextBuilder()
          .withThreadingModel(ThreadingModel.EVENT_LOOP)
          .build()
          .runOnContext(_ -> {
            Redis client = Redis.createClient(vertx, options);
            clients.add(client);
            client.connect().map(each -> new Connected(client, each)).onComplete(opened);
          });
      opening.add(opened.future());
    }
    return Future.all(opening)
        .timeout(OPENING.toMillis(), TimeUnit.MILLISECONDS)
        .map(all -> new RedisSession(all.<Connected>list()))
        .onFailure(_ -> clients.forEach(RedisSession::close));
  }

  private static RedisOptions options(RedisConfig config) {
    NetClientOptions net =
        new NetClientOptions().setConnectTimeout(Math.toIntExact(OPENING.toMillis()));
    if (config.isSecure()) {
      secure(net, ServiceTls.options(config.tls(), null, OPENING));
    }
    String scheme = config.isSecure() ? "rediss://" : "redis://";
    RedisOptions options =
        new RedisOptions()
            .setNetClientOptions(net)
            .setConnectionString(scheme + config.place() + "/" + config.database())
            .setMaxPoolSize(1)
            .setMaxPoolWaiting(1)
            .setPreferredProtocolVersion(ProtocolVersion.RESP3)
            .setMaxWaitingHandlers(MAX_WAITING)
            .setPoolCleanerInterval(-1);
    if (config.user() != null) {
      options.setUser(config.user());
    }
    if (config.credential() != null) {
      options.setPassword(Objects.requireNonNull(config.credential()).value());
    }
    return options;
  }

  private static void secure(NetClientOptions net, ClientSSLOptions tls) {
    net.setSsl(true)
        .setHostnameVerificationAlgorithm(tls.getHostnameVerificationAlgorithm())
        .setEnabledSecureTransportProtocols(tls.getEnabledSecureTransportProtocols())
        .setTrustOptions(tls.getTrustOptions())
        .setKeyCertOptions(tls.getKeyCertOptions())
        .setSslHandshakeTimeout(tls.getSslHandshakeTimeout())
        .setSslHandshakeTimeoutUnit(tls.getSslHandshakeTimeoutUnit());
  }

  /**
   * Begins to hear; completes once Redis says so, since the library is content with having asked.
   *
   * @param channel what replicas tell each other
   * @param own a channel of nobody else
   * @param messages told of each message of the channel
   * @param ended told why the session is of no use any more; perhaps more than once
   */
  Future<Void> hear(
      String channel, String own, Consumer<String> messages, Consumer<Throwable> ended) {
    for (RedisConnection each : all()) {
      each.exceptionHandler(ended::accept)
          .endHandler(_ -> ended.accept(new RedisClosedException()));
    }
    ownChannel = own;
    RedisConnection heard = hearing.connection();
    heard.handler(message -> heard(message, messages));
    return heard
        .send(Request.cmd(Command.SUBSCRIBE).arg(channel).arg(own))
        .compose(_ -> subscribed.future())
        .timeout(OPENING.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void heard(Response message, Consumer<String> messages) {
    if (message.type() != ResponseType.PUSH || message.size() != MESSAGE_PARTS) {
      return;
    }
    boolean own = ownChannel.equals(message.get(1).toString());
    switch (message.get(0).toString()) {
      case "subscribe" -> {
        if (own) {
          subscribed.tryComplete();
        }
      }
      case "message" -> {
        if (own) {
          Objects.requireNonNull(echoed.getAndSet(Promise.promise())).tryComplete();
        } else {
          messages.accept(message.get(2).toString());
        }
      }
      default -> {
        // of no interest here
      }
    }
  }

  /**
   * Whether all connections are alive: those that ask are asked for an echo, and what is published
   * has to be heard. Also whether it takes writes, of which one that is full takes this: what it
   * cannot be made to forget must not be read.
   */
  Future<Void> ping() {
    Future<Void> heard = Objects.requireNonNull(echoed.get()).future();
    List<Future<?>> all = new ArrayList<>(List.of(heard));
    asking.forEach(each -> all.add(each.connection().send(Request.cmd(Command.ECHO).arg("."))));
    all.add(
        asking.getFirst().connection().send(Request.cmd(Command.PUBLISH).arg(ownChannel).arg(".")));
    all.add(asking.getFirst().connection().send(Request.cmd(Command.DEL).arg(ownChannel)));
    return Future.all(all).mapEmpty();
  }

  /** Whether no other request may be sent from the calling thread now. */
  boolean isFull() {
    return mine().pendingQueueFull();
  }

  /** Sends a request; completes on the calling event loop. */
  Future<Response> send(Request request) {
    return mine().send(request);
  }

  private List<RedisConnection> all() {
    return Stream.concat(Stream.of(hearing), asking.stream()).map(Connected::connection).toList();
  }

  private RedisConnection mine() {
    return asking.get((int) (Thread.currentThread().threadId() % asking.size())).connection();
  }

  /** Closes all connections; what is on the way fails. */
  void close() {
    // What still comes has nobody to hear it, and without a handler the library would tell of it.
    all().forEach(each -> each.endHandler(null).exceptionHandler(_ -> {}).handler(_ -> {}));
    Stream.concat(Stream.of(hearing), asking.stream()).forEach(each -> close(each.client()));
  }

  private static void close(Redis client) {
    var _ = client.close();
  }
}
