// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facet.resolver.projection.RowReader;
import dev.facet.resolver.projection.Shape;
import dev.facet.schema.template.JsonPath;
import dev.facet.upstream.ResponseBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What reading a service's response takes: 28 KB, of which titles and ids are kept. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ProjectionBench {
  private static final ObjectMapper TREES = new ObjectMapper();

  private final byte[] bytes =
      ("["
              + "{\"id\":1,\"userId\":7,\"title\":\"a title of some words\",\"body\":\"%s\"},"
                  .formatted("words ".repeat(35))
                  .repeat(100)
              + "{}]")
          .getBytes(StandardCharsets.UTF_8);
  private final Shape shape = new Shape();

  /** Says what is kept. */
  public ProjectionBench() {
    shape.keepRows();
    shape.reach(JsonPath.property("id"));
    shape.reach(JsonPath.property("title"));
  }

  /** Into rows. */
  @Benchmark
  public Object rows() throws IOException {
    return RowReader.read(ResponseBody.of(bytes), shape, null, null);
  }

  /** Into a tree, as a gateway without plans does. */
  @Benchmark
  public Object tree() throws IOException {
    return TREES.readTree(bytes);
  }
}
