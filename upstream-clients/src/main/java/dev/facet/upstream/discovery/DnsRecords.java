// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a name has of one kind of records.
 *
 * @param values in the order in which they came; what is malformed is left out
 * @param ttl how long they hold, in seconds
 */
record DnsRecords<T>(List<T> values, long ttl) {
  private static final int SRV_FIXED = 6;

  /**
   * Where a service is (RFC 2782).
   *
   * @param target a name without the dot at its end; empty where the service is said to be nowhere
   */
  record Srv(int priority, int weight, int port, String target) {}

  /** An address as it stands in a URL. */
  static String literal(InetAddress address) {
    String text = NetUtil.toAddressString(address);
    return address instanceof Inet6Address ? "[" + text + "]" : text;
  }

  /** Reads records of services, and lets go of them. */
  static DnsRecords<Srv> services(List<DnsRecord> records) {
    List<Srv> services = new ArrayList<>();
    long ttl = Long.MAX_VALUE;
    try {
      for (DnsRecord each : records) {
        Srv service = each instanceof DnsRawRecord raw ? service(raw.content()) : null;
        if (service != null) {
          services.add(service);
          ttl = Math.min(ttl, each.timeToLive());
        }
      }
    } finally {
      records.forEach(ReferenceCountUtil::release);
    }
    return new DnsRecords<>(List.copyOf(services), ttl);
  }

  /** Null where the record is cut short, or its name leads nowhere. */
  private static @Nullable Srv service(ByteBuf content) {
    if (content.readableBytes() <= SRV_FIXED) {
      return null;
    }
    int priority = content.readUnsignedShort();
    int weight = content.readUnsignedShort();
    int port = content.readUnsignedShort();
    try {
      String target = DefaultDnsRecordDecoder.decodeName(content);
      return new Srv(priority, weight, port, target.substring(0, target.length() - 1));
    } catch (CorruptedFrameException | IndexOutOfBoundsException malformed) {
      return null;
    }
  }
}
