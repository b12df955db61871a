package org.shuyi.sync.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.sync.reference.ContentHash;

/** A download over lines of different speed, on a clock of its own. */
class FetchWindowTest {
  private static final List<ContentHash> ALL =
      IntStream.range(0, 400)
          .mapToObj(i -> ContentHash.of(ByteBuffer.allocate(4).putInt(i).array()))
          .toList();

  /** One chunk after the other comes over the line; what an answer would wait for, at most. */
  private static long longestQueue(long millisForAChunk, int since) {
    FetchWindow window = new FetchWindow();
    Queue<ContentHash> line = new ArrayDeque<>();
    long longest = 0;
    long now = 0;
    for (int done = 0; done < ALL.size(); done++) {
      line.addAll(window.ask(ALL.subList(done, Math.min(ALL.size(), done + 16)), now));
      if (done >= since) {
        longest = Math.max(longest, line.size() * millisForAChunk);
      }
      now += millisForAChunk;
      window.arrived(line.remove(), now);
    }
    return longest;
  }

  @ParameterizedTest
  @CsvSource({"1, 16", "20, 320", "100, 1000", "300, 900", "700, 1400"})
  void anAnswerWaitsForFewChunksHoweverSlowTheLineIs(long millisForAChunk, long bound) {
    assertThat(longestQueue(millisForAChunk, 20)).isPositive().isLessThanOrEqualTo(bound);
  }

  @Test
  void whatDoesNotComeIsAskedForAgainLaterAndLater() {
    FetchWindow window = new FetchWindow();
    List<ContentHash> first = window.ask(ALL, 0);
    assertThat(first).isNotEmpty();
    assertThat(window.ask(ALL, 4_999)).isEmpty();
    assertThat(window.ask(ALL, 5_000)).isNotEmpty();
    assertThat(window.ask(ALL, 14_999)).isEmpty();
    assertThat(window.ask(ALL, 15_000)).isNotEmpty();
  }

  @Test
  void afterALostConnectionAllIsAskedForAtOnce() {
    FetchWindow window = new FetchWindow();
    List<ContentHash> first = window.ask(ALL, 0);
    window.forget();
    assertThat(window.ask(ALL, 1)).isEqualTo(first);
  }
}
