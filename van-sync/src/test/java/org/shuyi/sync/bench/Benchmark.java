package org.shuyi.sync.bench;

import java.nio.file.Path;
import java.util.List;

/** Measures something against something else in the same run. */
interface Benchmark {
  /**
   * Runs it.
   *
   * @param directory empty, on a real disk, deleted afterwards
   */
  List<Figure> run(Path directory) throws Exception;
}
