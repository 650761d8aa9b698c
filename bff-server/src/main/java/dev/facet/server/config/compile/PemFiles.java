// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.decode.NodeConverter;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.finding.ConfigFindings;
import dev.facet.server.config.yaml.ConfigNode;
import dev.facet.server.config.yaml.FileFault;
import dev.facet.server.config.yaml.Place;
import dev.facet.server.config.yaml.RejectedSettings;
import dev.facet.server.config.yaml.Substitutions;
import dev.facet.upstream.config.PemFile;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of certificates and keys that settings name, from where the values of
 * placeholders come, so that they are watched as those are.
 *
 * @param substitutions read them
 */
record PemFiles(Substitutions substitutions) implements NodeConverter<PemFile> {
  private static final String EXPECTED = "the path of a PEM file";

  /** Absolute, relative to a folder, with an ending, or of plain lower-case names. */
  private static final Pattern PATH =
      Pattern.compile(
          "[/.].{0,254}|[^\\s]{0,250}\\.[^\\s/]{1,10}|([a-z0-9_-]{1,40}/)+[a-z0-9_-]{1,40}");

  /** Whether a value is what should stand in a file. */
  static boolean isPem(String value) {
    return value.contains("-----BEGIN");
  }

  /** Whether a value may be what should stand in a file, rather than the path of one. */
  static boolean mayBeText(String value) {
    return isPem(value) || !PATH.matcher(value).matches();
  }

  @Override
  public @Nullable PemFile convert(ConfigNode node, Place place, ConfigFindings findings) {
    return switch (node) {
      case ConfigNode.Scalar scalar when isPem(scalar.text()) || isContent(scalar) ->
          new PemFile(scalar.shown(), scalar.text());
      case ConfigNode.Scalar scalar when scalar.text().isBlank() -> {
        findings.error(place.path(), RejectedSettings.ofType(place.name(), node, EXPECTED));
        yield null;
      }
      case ConfigNode.Scalar scalar -> read(scalar, place, findings);
      case ConfigNode.Unknown _, ConfigNode.Broken _ -> {
        findings.broken(place.path());
        yield null;
      }
      case ConfigNode.Items _, ConfigNode.Mapping _ -> {
        findings.error(place.path(), RejectedSettings.ofType(place.name(), node, EXPECTED));
        yield null;
      }
    };
  }

  /** Whether it is the text itself, read from a file as secrets are. */
  private static boolean isContent(ConfigNode.Scalar scalar) {
    return scalar.isSubstituted() && scalar.shown().startsWith("${file:");
  }

  private @Nullable PemFile read(ConfigNode.Scalar scalar, Place place, ConfigFindings findings) {
    String shown = scalar.isSubstituted() ? scalar.shown() : scalar.text();
    try {
      return new PemFile(shown, substitutions.files().read(scalar.text()));
    } catch (IOException failure) {
      String message = "file " + shown + " " + FileFault.words(failure);
      String hint =
          "paths start at the folder of facet.yaml; the gateway has to be able to read it";
      Diagnostic.Error error =
          new Diagnostic.Error(ConfigCode.UNREADABLE_FILE, message, scalar.span()).hinted(hint);
      switch (substitutions.missing()) {
        case ERROR -> findings.error(place.path(), error);
        case STAND_IN -> {
          findings.broken(place.path());
          findings.warning(
              new Diagnostic.Warning(error.code(), error.message(), error.span())
                  .hinted(hint + "; facet start and facet dev need it"));
        }
      }
      return null;
    }
  }
}
