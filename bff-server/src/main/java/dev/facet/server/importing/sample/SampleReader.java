// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.sample;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.schema.syntax.JsonFault;
import dev.facet.schema.syntax.SyntaxFault;
import dev.facet.server.cli.result.FindingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads a sample of JSON. */
public final class SampleReader {
  /** The most brackets in brackets. */
  public static final int MAX_DEPTH = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final SourceText source;
  private final JsonParser parser;

  private SampleReader(SourceText source, JsonParser parser) {
    this.source = source;
    this.parser = parser;
  }

  /**
   * The shape of a sample.
   *
   * @throws FindingsException where it is not JSON, empty, has a name twice in one object, or is
   *     deeper than {@link #MAX_DEPTH}
   */
  public static SampleShape read(SourceText source) {
    SyntaxFault fault = JsonFault.find(source.text());
    if (fault != null) {
      SourceSpan place = new SourceSpan(source, fault.start(), fault.end());
      String what = source.text().isBlank() ? "the sample is empty" : fault.message();
      throw failed(new Diagnostic.Error(ImportCode.NOT_JSON, what, place).hinted(fault.hint()));
    }
    try (JsonParser parser = FACTORY.createParser(source.text())) {
      parser.nextToken();
      SampleReader reader = new SampleReader(source, parser);
      SampleShape root = new SampleShape(reader.place(1));
      reader.value(root, 0);
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void value(SampleShape shape, int depth) throws IOException {
    switch (requireNonNull(parser.currentToken())) {
      case START_OBJECT -> object(shape, within(depth));
      case START_ARRAY -> list(shape, within(depth));
      case VALUE_NULL -> shape.addNull();
      case VALUE_TRUE, VALUE_FALSE -> shape.add(ValueKind.BOOLEAN);
      case VALUE_NUMBER_INT -> shape.add(ValueKind.ofInteger(parser.getText()));
      case VALUE_NUMBER_FLOAT -> shape.add(ValueKind.FLOAT);
      default -> shape.add(ValueKind.ofString(parser.getText()));
    }
  }

  private int within(int depth) {
    if (depth == MAX_DEPTH) {
      throw failed(
          new Diagnostic.Error(
                  ImportCode.TOO_DEEP, "more than " + MAX_DEPTH + " brackets in brackets", place(1))
              .hinted("give a part of the sample"));
    }
    return depth + 1;
  }

  private void object(SampleShape shape, int depth) throws IOException {
    shape.add(ValueKind.OBJECT);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      SampleShape property = shape.property(name, place(name.length() + 2));
      parser.nextToken();
      value(property, depth);
    }
  }

  private void list(SampleShape shape, int depth) throws IOException {
    shape.add(ValueKind.LIST);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      value(shape.item(place(1)), depth);
    }
  }

  /** Where the current token begins. */
  private SourceSpan place(int length) {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    int end = Math.min(start + length, source.text().length());
    return new SourceSpan(source, Math.min(start, end), end);
  }

  private static FindingsException failed(Diagnostic finding) {
    return new FindingsException(List.of(finding));
  }
}
