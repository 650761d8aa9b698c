// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.net.BindException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingTest {
  @ParameterizedTest
  @CsvSource({
    "Cannot assign requested address, this machine has no such address",
    "Permission denied, the port may not be used",
    "Address already in use, the port is taken"
  })
  void saysWhyAnAddressCannotBeListenedOn(String said, String told) {
    CommandFailure failure =
        assertThrows(
            CommandFailure.class,
            () -> Waiting.on(Future.failedFuture(new BindException("a:1, " + said)), "it", "h"));

    assertTrue(String.valueOf(failure.getMessage()).startsWith("it: " + told), failure.toString());
  }

  @Test
  void namesTheSettingWhoseNameOfAHostIsUnknown() {
    Future<Void> unknown =
        Future.failedFuture(new UnknownHostException("listeners.public.address"));

    CommandFailure failure =
        assertThrows(CommandFailure.class, () -> Waiting.on(unknown, "it", "h"));

    assertEquals(
        "it: no address is known for the name in listeners.public.address", failure.getMessage());
  }
}
