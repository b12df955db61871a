package org.shuyi.kiosk.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.rfid.tag.TagContent;
import org.shuyi.kiosk.flow.Journey.CardProblem;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Pad;
import org.shuyi.kiosk.flow.Progress;
import org.shuyi.kiosk.flow.Progress.Stand;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.RefusalReason;

class WordingTest {
  private static final LocalDate DUE = LocalDate.of(2026, 12, 21);
  private static final ActId ACT = new ActId(new UUID(1, 2));
  private static final Texts ENGLISH = Texts.load(Language.ENGLISH, ZoneId.of("Asia/Shanghai"));

  private static final Service WELL =
      new Service(true, true, true, true, true, 0, 0, Instant.EPOCH);
  private static final Service OFFLINE =
      new Service(false, true, true, true, true, 0, 0, Instant.EPOCH);

  @Test
  void everyReasonHasWordsOfItsOwn() {
    List<Message> whats =
        Arrays.stream(RefusalReason.values()).map(reason -> Wording.reason(reason).what()).toList();

    assertThat(whats).doesNotHaveDuplicates();
  }

  @Test
  void aRefusalTellsEveryReasonAndWhatToDo() {
    List<RefusalReason> all = List.copyOf(EnumSet.allOf(RefusalReason.class));

    LineText text = Wording.line(Purpose.BORROW, new Progress.Refused(all), WELL);

    assertThat(text.tone()).isEqualTo(Tone.REFUSED);
    assertThat(text.details()).hasSize(RefusalReason.values().length);
    assertThat(ENGLISH.say(text.details()))
        .contains("Another reader has reserved it. Please put it back")
        .contains("You have as many as allowed. Return a few");
  }

  @ParameterizedTest
  @EnumSource
  void whatStandsIsDoneAndWhatDoesNotIsNot(Purpose purpose) {
    Stand stand = new Stand(ACT, DUE, true);

    assertThat(tone(purpose, new Progress.Done(stand))).isEqualTo(Tone.DONE);
    assertThat(tone(purpose, new Progress.NotRecorded())).isEqualTo(Tone.REFUSED);
    assertThat(tone(purpose, new Progress.TagOwed(stand, null, List.of())))
        .isEqualTo(Tone.ATTENTION);
    assertThat(tone(purpose, new Progress.Securing(stand, List.of()))).isEqualTo(Tone.BUSY);
  }

  @Test
  void onlyWhatTheCentreDoesNotHaveYetIsKeptHere() {
    Progress unconfirmed = new Progress.Done(new Stand(ACT, DUE, false));
    Progress confirmed = new Progress.Done(new Stand(ACT, DUE, true));

    assertThat(Wording.line(Purpose.BORROW, unconfirmed, OFFLINE).details())
        .containsExactly(Message.of(Key.STATE_KEPT));
    assertThat(Wording.line(Purpose.BORROW, unconfirmed, WELL).details()).isEmpty();
    assertThat(Wording.line(Purpose.BORROW, confirmed, OFFLINE).details()).isEmpty();
  }

  @Test
  void aLoanShowsWhenItIsDueAndAReturnDoesNot() {
    assertThat(
            Wording.line(Purpose.BORROW, new Progress.Done(new Stand(ACT, DUE, true)), WELL).due())
        .isEqualTo(Message.of(Key.STATE_DUE, DUE));
    assertThat(
            Wording.line(Purpose.RETURN, new Progress.Done(new Stand(ACT, null, true)), WELL).due())
        .isNull();
  }

  @Test
  void aSetOfThreePartsIsOneBookAndACardIsNone() {
    List<TagSeen> pad =
        List.of(
            seen(1, item("A", 3, 1)),
            seen(2, item("A", 3, 2)),
            seen(3, item("B", 1, 1)),
            seen(4, new TagContent.PatronCard("x")),
            seen(5, new TagContent.Blank()));

    assertThat(PadWording.books(new Pad(pad, false))).isEqualTo(2);
    assertThat(PadWording.troubles(new Pad(pad, false), false))
        .extracting(Advice::what)
        .containsExactly(Message.of(Key.BAD_CARD_WHAT, 1L), Message.of(Key.BAD_BLANK_WHAT, 1L));
  }

  @Test
  void nothingIsSaidWhileAllIsWell() {
    assertThat(ServiceWording.notices(service(true, true, true, true, true, 0))).isEmpty();
    assertThat(ServiceWording.offlineFacts(service(true, true, true, true, true, 0))).isEmpty();
  }

  @Test
  void theGravestTroubleComesFirst() {
    assertThat(ServiceWording.notices(service(false, false, true, true, false, 0)))
        .extracting(advice -> advice.what().key())
        .containsExactly(Key.NOTICE_RECORD_WHAT, Key.NOTICE_READER_WHAT, Key.NOTICE_OFFLINE_ONLY);
  }

  /** No reader and no network: "can't borrow" beside "borrow as usual" helps nobody. */
  @ParameterizedTest
  @MethodSource("services")
  void nothingIsPromisedThatIsNotSo(Service service) {
    List<Key> said =
        ServiceWording.notices(service).stream()
            .flatMap(notice -> Stream.of(notice.what().key(), notice.remedy().key()))
            .toList();
    if (!service.lends()) {
      assertThat(said)
          .doesNotContain(Key.NOTICE_OFFLINE_WHAT, Key.NOTICE_OFFLINE_LEND, Key.NOTICE_READER_SCAN);
      assertThat(ServiceWording.offlineSign(service)).isEqualTo(Key.SIGN_OFFLINE_ONLY);
    }
    if (!service.takesBack()) {
      assertThat(said)
          .doesNotContain(
              Key.NOTICE_OFFLINE_WHAT, Key.NOTICE_OFFLINE_RETURN, Key.NOTICE_SCANNER_DO);
    }
  }

  static Stream<Service> services() {
    return IntStream.range(0, 32)
        .mapToObj(
            bits ->
                service(
                    (bits & 1) > 0,
                    (bits & 2) > 0,
                    (bits & 4) > 0,
                    (bits & 8) > 0,
                    (bits & 16) > 0,
                    0));
  }

  @Test
  void aKioskThatHasJustStartedSaysOnlyThat() {
    assertThat(ServiceWording.notices(Kiosk.starting().service()))
        .extracting(advice -> advice.what().key())
        .containsExactly(Key.NOTICE_STARTING_WHAT);
  }

  @Test
  void eachChoiceSaysWhyItRests() {
    Service noReader = service(true, false, true, true, true, 0);
    Service noScanner = service(true, true, false, true, true, 0);
    Service offline = service(false, true, true, true, true, 0);

    assertThat(ServiceWording.noBorrowing(noReader)).isNull();
    assertThat(ServiceWording.noReturning(noReader)).isEqualTo(Key.UNABLE_READER);
    assertThat(ServiceWording.noBorrowing(noScanner)).isEqualTo(Key.UNABLE_SCANNER);
    assertThat(ServiceWording.noReturning(noScanner)).isNull();
    assertThat(ServiceWording.noBorrowing(offline)).isNull();
    assertThat(ServiceWording.noLoans(offline)).isEqualTo(Key.UNABLE_NETWORK);
  }

  @Test
  void offlineTellsTheQueueAndTheAge() {
    assertThat(ServiceWording.offlineFacts(service(false, true, true, true, true, 12)))
        .containsExactly(
            Message.of(Key.NOTICE_OFFLINE_QUEUE, 12L),
            Message.of(Key.NOTICE_OFFLINE_AGE, Instant.ofEpochSecond(1_000)));
  }

  @Test
  void aGoodCardIsNoProblem() {
    assertThat(JourneyWording.card(CardProblem.NONE)).isNull();
    assertThat(JourneyWording.card(CardProblem.NOT_A_CARD)).isNotNull();
  }

  private static Tone tone(Purpose purpose, Progress progress) {
    return Wording.line(purpose, progress, WELL).tone();
  }

  private static Service service(
      boolean online, boolean reader, boolean scanner, boolean printer, boolean disk, long queued) {
    return new Service(
        online, reader, scanner, printer, disk, queued, 0, Instant.ofEpochSecond(1_000));
  }

  private static TagSeen seen(long uid, TagContent content) {
    return new TagSeen(new TagUid(uid), content, Security.IN_STOCK);
  }

  private static TagContent item(String id, int parts, int part) {
    return new TagContent.Item(new ItemTag(id, "", parts, part, ItemTag.USAGE_CIRCULATING));
  }
}
