package org.shuyi.sync.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.web.Sessions.Session;

final class SessionsTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T04:00:00Z"));
  private final Sessions<String> sessions =
      new Sessions<>(new SecureRandom(), now::get, Duration.ofHours(1), 2);
  private final Attempts attempts = new Attempts(now::get);

  @Test
  void whatWasOpenedIsFoundUntilItsTimeIsOver() {
    Session<String> session = sessions.open("wang");
    assertThat(sessions.find(session.id())).contains(session);
    assertThat(sessions.find("")).isEmpty();
    assertThat(session.made(session.token())).isTrue();
    assertThat(session.made("")).isFalse();
    assertThat(session.toString()).doesNotContain(session.id(), session.token());
    now.updateAndGet(then -> then.plus(Duration.ofHours(1)));
    assertThat(sessions.find(session.id())).isEmpty();
  }

  @Test
  void oneMoreThanAllowedEndsTheOldest() {
    Session<String> first = sessions.open("a");
    Session<String> second = sessions.open("b");
    Session<String> third = sessions.open("c");
    assertThat(sessions.find(first.id())).isEmpty();
    assertThat(sessions.find(second.id())).isPresent();
    sessions.end(third);
    assertThat(sessions.find(third.id())).isEmpty();
  }

  @Test
  void eachFurtherWrongOneWaitsTwiceAsLongUpToAQuarterOfAnHour() {
    for (int i = 0; i < 5; i++) {
      assertThat(attempts.pause("wang")).isZero();
      attempts.failed("wang");
    }
    assertThat(attempts.pause("wang")).isEqualTo(Duration.ofSeconds(30));
    assertThat(attempts.pause("li")).isZero();
    attempts.failed("wang");
    assertThat(attempts.pause("wang")).isEqualTo(Duration.ofSeconds(60));
    for (int i = 0; i < 70; i++) {
      attempts.failed("wang");
    }
    assertThat(attempts.pause("wang")).isEqualTo(Duration.ofMinutes(15));
    attempts.succeeded("wang");
    assertThat(attempts.pause("wang")).isZero();
  }
}
