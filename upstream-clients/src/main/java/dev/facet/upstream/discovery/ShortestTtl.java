// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.resolver.dns.DnsCache;
import io.netty.resolver.dns.DnsCacheEntry;
import io.netty.resolver.dns.DnsCnameCache;
import io.netty.resolver.dns.NoopDnsCache;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands where a resolver remembers records, and remembers only how long they hold: the shortest
 * time of all, aliases on the way included. Confined to the resolver's event loop.
 */
final class ShortestTtl implements DnsCache, DnsCnameCache {
  private long seconds = Long.MAX_VALUE;

  /** How long what came since the latest {@link #begin} holds, in seconds. */
  long seconds() {
    return seconds;
  }

  /** Forgets. */
  void begin() {
    seconds = Long.MAX_VALUE;
  }

  @Override
  public @Nullable String get(String hostname) {
    return null;
  }

  @Override
  public void cache(String hostname, String cname, long originalTtl, EventLoop loop) {
    seconds = Math.min(seconds, originalTtl);
  }

  @Override
  public List<? extends DnsCacheEntry> get(String hostname, DnsRecord[] additionals) {
    return List.of();
  }

  @Override
  public DnsCacheEntry cache(
      String hostname,
      DnsRecord[] additionals,
      InetAddress address,
      long originalTtl,
      EventLoop loop) {
    seconds = Math.min(seconds, originalTtl);
    return NoopDnsCache.INSTANCE.cache(hostname, additionals, address, originalTtl, loop);
  }

  @Override
  public DnsCacheEntry cache(
      String hostname, DnsRecord[] additionals, Throwable cause, EventLoop loop) {
    return NoopDnsCache.INSTANCE.cache(hostname, additionals, cause, loop);
  }

  @Override
  public void clear() {}

  @Override
  public boolean clear(String hostname) {
    return false;
  }
}
