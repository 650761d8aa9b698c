// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.Tokens;
import dev.facet.server.plugin.IpRange;
import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.config.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the gateway answers.
 *
 * @param open the listener for clients, {@code public} in the file; absent: its defaults
 * @param management the listener for health, metrics and administration; absent: its defaults
 */
public record ListenersConfig(@Key("public") PublicConfig open, ManagementConfig management) {
  private static final String LOOPBACK = "127.0.0.1";

  /** Sets defaults. */
  public ListenersConfig(@Nullable PublicConfig open, @Nullable ManagementConfig management) {
    this.open = open == null ? PublicConfig.DEFAULT : open;
    this.management = management == null ? ManagementConfig.DEFAULT : management;
  }

  /**
   * The same listeners at a developer's desk.
   *
   * @param host the address to listen on for clients; management stays on loopback
   * @param port null for the one they have
   */
  public ListenersConfig atDesk(String host, @Nullable Integer port) {
    return new ListenersConfig(
        new PublicConfig(
            port == null ? open.port() : port,
            host,
            open.trustedProxies(),
            open.limits(),
            open.timeouts(),
            open.shutdown(),
            open.via()),
        new ManagementConfig(management.port(), LOOPBACK, management.token()));
  }

  /**
   * The listener for clients.
   *
   * @param port 0 for any free one; absent: 8080
   * @param address of the interface to listen on; absent: 0.0.0.0
   * @param trustedProxies the hops whose X-Forwarded headers are believed; absent: none
   * @param limits of every request
   * @param timeouts how long a client is waited for
   * @param shutdown how it ends
   * @param via what the gateway calls itself in Via, other than the gateways before and behind it;
   *     absent: {@code facet-} and digits that each process draws
   */
  public record PublicConfig(
      Integer port,
      String address,
      List<IpRange> trustedProxies,
      RequestLimits limits,
      ClientTimeouts timeouts,
      ShutdownConfig shutdown,
      @Nullable String via) {
    private static final int MAX_VIA = 256;

    /** What an absent listener means. */
    public static final PublicConfig DEFAULT =
        new PublicConfig(null, null, null, null, null, null, null);

    /** Sets defaults and guards. */
    public PublicConfig(
        @Nullable Integer port,
        @Nullable String address,
        @Nullable List<IpRange> trustedProxies,
        @Nullable RequestLimits limits,
        @Nullable ClientTimeouts timeouts,
        @Nullable ShutdownConfig shutdown,
        @Nullable String via) {
      this.port = checkedPort(port, 8080);
      this.address = checkedAddress(address, "0.0.0.0");
      this.trustedProxies = trustedProxies == null ? List.of() : List.copyOf(trustedProxies);
      this.limits = limits == null ? RequestLimits.DEFAULT : limits;
      this.timeouts = timeouts == null ? ClientTimeouts.DEFAULT : timeouts;
      this.shutdown = shutdown == null ? ShutdownConfig.DEFAULT : shutdown;
      require(
          via == null || (Tokens.isToken(via) && via.length() <= MAX_VIA),
          "via",
          via,
          "a name without spaces, such as edge-1, of " + MAX_VIA + " characters at most");
      this.via = via;
    }
  }

  /**
   * The listener for health, metrics and administration.
   *
   * @param port 0 for any free one; absent: 9090
   * @param address of the interface to listen on; absent: 127.0.0.1
   * @param token what operators show, as {@code Authorization: Bearer}, for all but health and
   *     readiness; absent: nothing, and caches cannot be invalidated
   */
  public record ManagementConfig(Integer port, String address, @Nullable Secret token) {
    /** What an absent listener means. */
    public static final ManagementConfig DEFAULT = new ManagementConfig(null, null, null);

    private static final String TOKEN = "[!-~]{1,4096}"; // what a header carries in one piece

    /** Sets defaults and guards. */
    public ManagementConfig(
        @Nullable Integer port, @Nullable String address, @Nullable Secret token) {
      this.port = checkedPort(port, 9090);
      this.address = checkedAddress(address, "127.0.0.1");
      this.token = token;
      require(
          token == null || token.value().matches(TOKEN),
          "token",
          "***",
          "1 to 4096 letters, digits and signs of ASCII, without spaces");
    }

    /** One that needs no token. */
    public ManagementConfig(@Nullable Integer port, @Nullable String address) {
      this(port, address, null);
    }
  }

  /**
   * What every request must keep to.
   *
   * @param uri the longest request target; absent: 8 KiB
   * @param headers the largest header block; absent: 32 KiB
   * @param headerCount the most header lines; absent: 100
   * @param body the largest body; absent: 1 MiB
   */
  public record RequestLimits(DataSize uri, DataSize headers, Integer headerCount, DataSize body) {
    /** What absent limits mean. */
    public static final RequestLimits DEFAULT = new RequestLimits(null, null, null, null);

    /** Sets defaults and guards. */
    public RequestLimits(
        @Nullable DataSize uri,
        @Nullable DataSize headers,
        @Nullable Integer headerCount,
        @Nullable DataSize body) {
      this.uri = uri == null ? DataSize.kibibytes(8) : uri;
      this.headers = headers == null ? DataSize.kibibytes(32) : headers;
      this.headerCount = headerCount == null ? 100 : headerCount;
      this.body = body == null ? DataSize.mebibytes(1) : body;
      require(within(this.uri), "uri", this.uri, "1B to 1GiB");
      require(within(this.headers), "headers", this.headers, "1B to 1GiB");
      require(this.headerCount >= 1, "headerCount", this.headerCount, "1 or more");
    }

    /** HTTP servers take these two as ints. */
    private static boolean within(DataSize size) {
      return size.bytes() >= 1 && size.bytes() <= 1 << 30;
    }
  }

  private static Integer checkedPort(@Nullable Integer port, int standard) {
    int checked = port == null ? standard : port;
    require(checked >= 0 && checked <= 65_535, "port", checked, "0 to 65535");
    return checked;
  }

  private static String checkedAddress(@Nullable String address, String standard) {
    String checked = address == null ? standard : address;
    require(
        ListenerAddress.isAddress(checked),
        "address",
        checked,
        "an address such as 127.0.0.1 or ::1, or the name of a host");
    return checked;
  }
}
