package org.shuyi.hardware.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private final Repeats repeats = new Repeats();

  @Test
  void theSameCodeIsARepeatUntilTheWindowIsOver() {
    assertThat(repeats.isRepeat("A", at(0))).isFalse();
    assertThat(repeats.isRepeat("A", at(1499))).isTrue();
    assertThat(repeats.isRepeat("A", at(1499 + 1500))).isFalse();
  }

  @Test
  void aCodeThatGoesOnLyingThereIsOneScan() {
    assertThat(repeats.isRepeat("A", at(0))).isFalse();
    for (int ms = 300; ms < 60_000; ms += 300) {
      assertThat(repeats.isRepeat("A", at(ms))).isTrue();
    }
  }

  @Test
  void twoCodesInViewAreOneScanEach() {
    assertThat(repeats.isRepeat("A", at(0))).isFalse();
    assertThat(repeats.isRepeat("B", at(100))).isFalse();
    assertThat(repeats.isRepeat("A", at(200))).isTrue();
    assertThat(repeats.isRepeat("B", at(300))).isTrue();
  }

  @Test
  void ofMoreCodesThanThereIsRoomForTheOldestIsForgotten() {
    for (int i = 0; i < 17; i++) {
      assertThat(repeats.isRepeat("code " + i, at(i))).isFalse();
    }
    assertThat(repeats.isRepeat("code 16", at(20))).isTrue();
    assertThat(repeats.isRepeat("code 0", at(21))).isFalse();
  }

  private static Instant at(long ms) {
    return Instant.ofEpochMilli(ms);
  }
}
