// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.endpoint.FoundEndpoint;
import io.vertx.core.Future;
import java.util.List;

/** The targets of the SRV records of a name, with port, priority and weight (RFC 2782). */
final class SrvSource extends DnsSource {
  private static final String NONSENSE =
      "its SRV records name no host that can be called (expected: letters, digits, hyphens and"
          + " dots, and a port)";
  private static final String NOWHERE = "its SRV records say that it is nowhere";

  /** Targets of weight 0 get one call where one of weight 1 gets so many. */
  private static final int ZERO_WEIGHT_SHARE = 100;

  private final DnsQueries queries;
  private final String name;
  private final FoundUrls urls;

  /**
   * A source.
   *
   * @param urls that have no name: each target goes by its own
   */
  SrvSource(WatchedLoop loop, DnsQueries queries, String name, FoundUrls urls) {
    super(loop);
    this.queries = queries;
    this.name = name;
    this.urls = urls;
  }

  @Override
  public String place() {
    return "dnsSrv " + name;
  }

  @Override
  Future<Looked> lookOnce() {
    return queries.services(name).compose(this::looked);
  }

  @Override
  void release() {
    queries.close();
  }

  private Future<Looked> looked(DnsRecords<DnsRecords.Srv> records) {
    List<DnsRecords.Srv> targets =
        records.values().stream().filter(SrvSource::isSomewhere).toList();
    if (targets.isEmpty()) {
      boolean nowhere =
          !records.values().isEmpty()
              && records.values().stream().allMatch(each -> each.target().isEmpty());
      return Future.failedFuture(nowhere ? NOWHERE : NONSENSE);
    }
    boolean some = targets.stream().anyMatch(each -> each.weight() == 0);
    boolean all = targets.stream().allMatch(each -> each.weight() == 0);
    int scale = some && !all ? ZERO_WEIGHT_SHARE : 1;
    List<FoundEndpoint> found =
        targets.stream()
            .map(each ->
                urls.of(
                    each.target(),
                    each.port(),
                    Math.max(1, each.weight() * scale),
                    each.priority()))
            .toList();
    return Future.succeededFuture(new Looked(found, records.ttl()));
  }

  private static boolean isSomewhere(DnsRecords.Srv record) {
    return FoundUrls.isPort(record.port()) && FoundUrls.isHost(record.target());
  }
}
