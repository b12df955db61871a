package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class GivingWayTest {
  private long now = Long.MAX_VALUE - 1000;
  private final GivingWay way = new GivingWay(() -> now);

  private void pass(long millis) {
    now += Duration.ofMillis(millis).toNanos();
  }

  @Test
  void whatIsAloneGoesAtOnce() {
    assertThat(way.mayGoOn()).isTrue();
    assertThat(way.waitNanos(now)).isZero();
  }

  @Test
  void whatComesInGoesFirst() {
    way.cameIn();
    assertThat(way.mayGoOn()).isFalse();
    assertThat(way.waitNanos(now)).isEqualTo(Duration.ofMillis(20).toNanos());
    pass(20);
    assertThat(way.waitNanos(now)).isZero();
  }

  @Test
  void afterTwoSecondsBothGoOnForTwo() {
    long since = now;
    for (int i = 0; i < 199; i++) {
      pass(10);
      way.cameIn();
      assertThat(way.waitNanos(since)).isPositive();
    }
    pass(10);
    way.cameIn();
    assertThat(way.waitNanos(since)).isZero();
    pass(1990);
    way.cameIn();
    assertThat(way.mayGoOn()).isTrue();
    pass(10);
    way.cameIn();
    assertThat(way.mayGoOn()).isFalse();
  }
}
