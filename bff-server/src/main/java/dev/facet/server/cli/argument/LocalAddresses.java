// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import dev.facet.http.AddressText;
import dev.facet.server.cli.result.CommandFailure;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** The addresses of this machine. Reading them blocks for a moment. */
public final class LocalAddresses {
  private LocalAddresses() {}

  /** Addresses (IPv4) at which other devices may reach this machine. */
  public static List<String> inNetwork() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(LocalAddresses::isUp)
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet4Address.class::isInstance)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .map(InetAddress::getHostAddress)
          .sorted()
          .toList();
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isUp(NetworkInterface device) {
    try {
      return device.isUp();
    } catch (SocketException gone) {
      return false;
    }
  }

  /** Whether an address stands for all addresses of the machine. */
  public static boolean isEvery(String address) {
    return InetAddress.ofLiteral(address).isAnyLocalAddress();
  }

  /** Whether only this machine reaches an address. */
  public static boolean isLoopback(String address) {
    return InetAddress.ofLiteral(address).isLoopbackAddress();
  }

  /**
   * An address to listen on, without brackets; {@code localhost} is {@link ListenOptions#LOOPBACK}.
   *
   * @param option what it was typed behind, for messages
   * @throws CommandFailure for wrong usage where it is no address of this machine
   */
  static String checked(String option, String typed) {
    if (typed.equalsIgnoreCase("localhost")) {
      return ListenOptions.LOOPBACK;
    }
    try {
      InetAddress address = InetAddress.ofLiteral(typed.replaceFirst("^\\[(.*)]$", "$1"));
      if (address.isAnyLocalAddress()
          || address.isLoopbackAddress()
          || NetworkInterface.getByInetAddress(address) != null) {
        return AddressText.of(address);
      }
    } catch (IllegalArgumentException | SocketException unknown) {
      // It is told below.
    }
    throw CommandFailure.usage(option + ": " + typed + " (expected: " + expected() + ")");
  }

  private static String expected() {
    String others = String.join(", ", inNetwork());
    return "an address of this machine: "
        + ListenOptions.LOOPBACK
        + (others.isEmpty() ? "" : ", " + others)
        + ", or 0.0.0.0 for all";
  }
}
