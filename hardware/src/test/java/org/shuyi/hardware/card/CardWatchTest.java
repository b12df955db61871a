package org.shuyi.hardware.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.hardware.card.CardReader.CardPresented;
import org.shuyi.hardware.card.CardReader.CardUnreadable;
import org.shuyi.hardware.card.CardSettings.Content;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;

class CardWatchTest {
  private static final DeviceId ID = new DeviceId("cards");

  private final List<DeviceEvent> events = new ArrayList<>();
  private final Scripted access = new Scripted();

  /** A reader that is told what it finds. */
  private static final class Scripted implements CardAccess {
    private Optional<CardUid> uid = Optional.empty();
    private Optional<byte[]> content = Optional.empty();

    @Override
    public Optional<CardUid> find(Link link) {
      return uid;
    }

    @Override
    public Optional<byte[]> block(Link link, CardUid card, int block, CardKey key) {
      return content.map(byte[]::clone);
    }

    @Override
    public Optional<byte[]> pages(Link link, int first) {
      return content.map(byte[]::clone);
    }
  }

  private static final class NoLink implements Link {
    @Override
    public void write(byte[] bytes) {}

    @Override
    public int read(byte[] into, Duration timeout) {
      return 0;
    }

    @Override
    public void discardInput() {}

    @Override
    public void close() {}
  }

  private static CardWatch watch(CardSettings settings, List<DeviceEvent> events) {
    return new CardWatch(ID, settings, events::add);
  }

  private void look(CardWatch watch, int times) throws LinkException {
    for (int i = 0; i < times; i++) {
      watch.look(new NoLink(), access);
    }
  }

  @Test
  void aCardIsToldOnceUntilItIsTakenAway() throws LinkException {
    CardWatch watch = watch(CardSettings.uid(NumberForm.HEX), events);
    access.uid = Optional.of(new CardUid("11223344"));
    look(watch, 3);
    access.uid = Optional.empty();
    look(watch, 1);
    access.uid = Optional.of(new CardUid("11223344"));
    look(watch, 2);
    assertThat(events).containsExactly(new CardPresented(ID, "11223344"));
    access.uid = Optional.empty();
    look(watch, 2);
    access.uid = Optional.of(new CardUid("11223344"));
    look(watch, 2);
    assertThat(events).hasSize(2);
  }

  @Test
  void anotherCardIsToldAtOnce() throws LinkException {
    CardWatch watch = watch(CardSettings.uid(NumberForm.HEX), events);
    access.uid = Optional.of(new CardUid("11223344"));
    look(watch, 2);
    access.uid = Optional.of(new CardUid("55667788"));
    look(watch, 2);
    assertThat(events)
        .containsExactly(new CardPresented(ID, "11223344"), new CardPresented(ID, "55667788"));
  }

  @Test
  void aRandomUidIsNoNumber() throws LinkException {
    access.uid = Optional.of(new CardUid("08112233"));
    look(watch(CardSettings.uid(NumberForm.HEX), events), 3);
    assertThat(events).hasSize(1).first().isInstanceOf(CardUnreadable.class);
  }

  @Test
  void aCardOnItsWayHasThreeLooks() throws LinkException {
    CardWatch watch = watch(pages(), events);
    access.uid = Optional.of(new CardUid("08112233"));
    look(watch, 2);
    assertThat(events).isEmpty();
    access.content = Optional.of(Arrays.copyOf("R0001".getBytes(StandardCharsets.US_ASCII), 16));
    look(watch, 2);
    assertThat(events).containsExactly(new CardPresented(ID, "R0001"));
  }

  @Test
  void aCardThatStaysShutIsToldOnce() throws LinkException {
    access.uid = Optional.of(new CardUid("11223344"));
    look(watch(pages(), events), 7);
    assertThat(events).hasSize(1).first().isInstanceOf(CardUnreadable.class);
  }

  private static CardSettings pages() {
    return new CardSettings(Content.NTAG_PAGES, NumberForm.HEX, 4, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "R0001, R0001",
    "'210000000001    ', 210000000001",
    "0123456789ABCDEF, 0123456789ABCDEF"
  })
  void textInABlock(String block, String number) {
    byte[] bytes = Arrays.copyOf(block.getBytes(StandardCharsets.US_ASCII), 16);
    assertThat(CardWatch.number(bytes)).contains(number);
  }

  @Test
  void whatIsNoTextInABlock() {
    byte[] blank = new byte[16];
    assertThat(CardWatch.number(blank)).isEmpty();
    Arrays.fill(blank, (byte) -1);
    assertThat(CardWatch.number(blank)).isEmpty();
    assertThat(CardWatch.number(new byte[] {'A', '\r', 'B'})).isEmpty();
    assertThat(CardWatch.number(new byte[] {'A', ' ', 'B'})).isEmpty();
    assertThat(CardWatch.number(new byte[] {(byte) 0xC4, 'B'})).isEmpty();
  }

  @Test
  void anEventDoesNotShowTheNumber() {
    assertThat(new CardPresented(ID, "R0001").toString()).doesNotContain("R0001");
  }
}
