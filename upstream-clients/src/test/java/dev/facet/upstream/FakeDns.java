// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.net.NetServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A name server on 127.0.0.1, over UDP and TCP (RFC 1035), that responds by script. */
public final class FakeDns implements AutoCloseable {
  /** Types of records. */
  public static final int A = 1;

  public static final int CNAME = 5;
  public static final int AAAA = 28;
  public static final int SRV = 33;

  private static final int TRIES = 20;
  private static final int NXDOMAIN = 3;
  private static final long PATIENCE_SECONDS = 60;

  private final Map<String, Zone> zones = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final NetServer tcp;
  private final DatagramSocket udp;

  /**
   * A record.
   *
   * @param data as it goes over the wire
   */
  public record Item(String name, int type, int ttl, Buffer data) {}

  /**
   * What is said of a name and a type.
   *
   * @param code 0, or that of an error; negative for no response at all
   * @param truncated whether UDP says no more than that there is more
   */
  public record Zone(int code, boolean truncated, List<Item> items) {}

  private FakeDns(Vertx vertx) {
    this.tcp = vertx.createNetServer();
    this.udp = vertx.createDatagramSocket();
  }

  /** Listens on a free port; returns when it does. */
  public static FakeDns start(Vertx vertx) {
    for (int left = TRIES; ; left--) {
      FakeDns dns = new FakeDns(vertx);
      try {
        return dns.listen();
      } catch (Exception taken) { // a BindException: the port is free for TCP, but not for UDP
        if (left == 0) {
          throw taken;
        }
      }
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.actualPort());
  }

  /** All that was asked, such as {@code users.internal 1 udp}. */
  public List<String> asked() {
    return asked;
  }

  /** Says of a name and a type that it has these records. */
  public FakeDns on(String name, int type, Item... items) {
    return on(name, type, new Zone(0, false, List.of(items)));
  }

  /** Says of a name and a type what a zone says. */
  public FakeDns on(String name, int type, Zone zone) {
    zones.put(name + " " + type, zone);
    return this;
  }

  /** An address. */
  public static Item address(String name, int ttl, int... bytes) {
    Buffer data = Buffer.buffer();
    for (int each : bytes) {
      data.appendByte((byte) each);
    }
    return new Item(name, bytes.length == 4 ? A : AAAA, ttl, data);
  }

  /** An alias. */
  public static Item alias(String name, int ttl, String to) {
    return new Item(name, CNAME, ttl, name(to));
  }

  /** A service. */
  public static Item srv(String name, int ttl, int priority, int weight, int port, String target) {
    Buffer data = Buffer.buffer();
    data.appendUnsignedShort(priority).appendUnsignedShort(weight).appendUnsignedShort(port);
    return new Item(name, SRV, ttl, data.appendBuffer(name(target)));
  }

  @Override
  public void close() {
    await(tcp.close());
    await(udp.close());
  }

  private FakeDns listen() {
    tcp.connectHandler(socket -> socket.handler(new Frames(socket::write)::add));
    await(tcp.listen(0, "127.0.0.1"));
    udp.handler(packet -> {
      Buffer response = respond(packet.data(), false);
      if (response.length() > 0) {
        udp.send(response, packet.sender().port(), packet.sender().host());
      }
    });
    try {
      await(udp.listen(tcp.actualPort(), "127.0.0.1"));
    } catch (Exception taken) { // whatever its kind, it is thrown as it came
      await(tcp.close());
      throw taken;
    }
    return this;
  }

  /** Takes messages of TCP, each behind its length, apart. */
  private final class Frames {
    private final java.util.function.Consumer<Buffer> out;
    private Buffer received = Buffer.buffer();

    private Frames(java.util.function.Consumer<Buffer> out) {
      this.out = out;
    }

    private void add(Buffer bytes) {
      received.appendBuffer(bytes);
      while (received.length() >= 2 && received.length() >= 2 + received.getUnsignedShort(0)) {
        int end = 2 + received.getUnsignedShort(0);
        Buffer response = respond(received.getBuffer(2, end), true);
        received = received.getBuffer(end, received.length());
        if (response.length() > 0) {
          out.accept(Buffer.buffer().appendUnsignedShort(response.length()).appendBuffer(response));
        }
      }
    }
  }

  private Buffer respond(Buffer query, boolean stream) {
    StringBuilder name = new StringBuilder();
    int at = 12;
    for (int length = query.getByte(at); length > 0; length = query.getByte(at)) {
      name.append(name.isEmpty() ? "" : ".").append(query.getString(at + 1, at + 1 + length));
      at += 1 + length;
    }
    int type = query.getUnsignedShort(at + 1);
    String known = name.toString().toLowerCase(Locale.ROOT) + " " + type;
    asked.add(known + (stream ? " tcp" : " udp"));
    Zone zone = zones.getOrDefault(known, new Zone(NXDOMAIN, false, List.of()));
    if (zone.code() < 0) {
      return Buffer.buffer();
    }
    boolean cut = zone.truncated() && !stream;
    List<Item> items = cut ? List.of() : zone.items();
    Buffer response =
        Buffer.buffer()
            .appendBuffer(query.getBuffer(0, 2))
            .appendUnsignedShort(0x8180 | (cut ? 0x0200 : 0) | zone.code())
            .appendUnsignedShort(1)
            .appendUnsignedShort(items.size())
            .appendUnsignedShort(0)
            .appendUnsignedShort(0)
            .appendBuffer(query.getBuffer(12, at + 5));
    items.forEach(item -> append(item, response));
    return response;
  }

  private static void append(Item item, Buffer to) {
    to.appendBuffer(name(item.name()))
        .appendUnsignedShort(item.type())
        .appendUnsignedShort(1)
        .appendInt(item.ttl())
        .appendUnsignedShort(item.data().length())
        .appendBuffer(item.data());
  }

  private static Buffer name(String text) {
    Buffer out = Buffer.buffer();
    for (String label : text.isEmpty() ? new String[0] : text.split("\\.", -1)) {
      byte[] bytes = label.getBytes(StandardCharsets.US_ASCII);
      out.appendByte((byte) bytes.length).appendBytes(bytes);
    }
    return out.appendByte((byte) 0);
  }

  private static <T> T await(io.vertx.core.Future<T> future) {
    try {
      return future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError(late);
    }
  }
}
