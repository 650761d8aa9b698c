// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

/** Certificates made with keytool. */
final class Certificates {
  /** Of a key on P-256. */
  static final String EC =
      """
      -----BEGIN CERTIFICATE-----
      MIIBQTCB6aADAgECAggHphvmaUX21jAKBggqhkjOPQQDAzAVMRMwEQYDVQQDEwpp
      ZC5leGFtcGxlMCAXDTI2MTEyMTA1MDYyOFoYDzIxMjYxMDI4MDUwNjI4WjAVMRMw
      EQYDVQQDEwppZC5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEuZWf
      jJPYBDCcKOGCcROGEY9IFu9kdOjKJf2kaNU8/66wkH465Bbg291Bbor94dUIsSWz
      psA1zMWLZVhf2s7em6MhMB8wHQYDVR0OBBYEFH9L0xUEvGWnnBTiERU1e7Q1GxLI
      MAoGCCqGSM49BAMDA0cAMEQCIF/Jc9ELbjbZm0gsNYwn1TLh1zoHT1ylKTE5qPIi
      6o/mAiBVSKwgAhh89FyjRJ+rNrvPPbcwDIg0+ZQL0w9XWx2AFQ==
      -----END CERTIFICATE-----
      """;

  private Certificates() {}
}
