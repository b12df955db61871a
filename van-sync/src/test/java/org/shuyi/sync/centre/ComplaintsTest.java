package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ComplaintsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Complaints complaints = new Complaints(Duration.ofMinutes(10), nanos::get);
  private final List<Long> lines = new ArrayList<>();

  private void about(Object what) {
    complaints.about(what, lines::add);
  }

  @Test
  void aMillionTimesIsOneLineAndThenOneMoreWithTheCount() {
    for (int i = 0; i < 1_000_000; i++) {
      about("junk of a");
    }
    assertThat(lines).containsExactly(1L);
    nanos.addAndGet(Duration.ofMinutes(10).toNanos());
    about("junk of a");
    assertThat(lines).containsExactly(1L, 1_000_000L);
    assertThat(complaints.sum()).isEqualTo(1_000_001);
  }

  @Test
  void anotherStationsComplaintIsHeardAtOnce() {
    about("junk of a");
    about("junk of a");
    about("junk of b");
    assertThat(lines).containsExactly(1L, 1L);
  }

  /** Names may be made up too, where a broker lets them. */
  @Test
  void inventedNamesNeitherFillTheMemoryNorTheLog() {
    for (int i = 0; i < 100_000; i++) {
      about("junk of " + i);
    }
    assertThat(lines).hasSizeLessThan(5000);
    nanos.addAndGet(Duration.ofMinutes(10).toNanos());
    lines.clear();
    about("a new one");
    assertThat(lines).containsExactly(1L);
  }
}
