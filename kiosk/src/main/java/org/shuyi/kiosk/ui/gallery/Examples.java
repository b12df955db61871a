package org.shuyi.kiosk.ui.gallery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.rfid.tag.TagContent;
import org.shuyi.kiosk.flow.Around;
import org.shuyi.kiosk.flow.Borrower;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Journey.CardProblem;
import org.shuyi.kiosk.flow.Journey.Errand;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Journey.Slip;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Manner;
import org.shuyi.kiosk.flow.Manner.Call;
import org.shuyi.kiosk.flow.Manner.Panel;
import org.shuyi.kiosk.flow.Pad;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.flow.Progress;
import org.shuyi.kiosk.flow.Progress.Stand;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.flow.Service.Offer;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;

/** States that between them show every screen, every progress and every trouble. */
public final class Examples {
  private static final Instant MADE_AT = Instant.parse("2026-11-21T00:30:00Z");
  private static final LocalDate DUE = LocalDate.of(2026, 12, 21);
  private static final ActId ACT = new ActId(new UUID(0x0193_4f00_0000_7000L, 1));

  private static final Service WELL =
      new Service(true, true, true, true, true, 0, 0, MADE_AT, Set.of(Service.Offer.VOICE));
  private static final Service OFFLINE = new Service(false, true, true, true, true, 12, 0, MADE_AT);
  private static final Service CATCHING_UP =
      new Service(true, true, true, true, true, 7, 3, MADE_AT);
  private static final Service NO_PRINTER =
      new Service(true, true, true, false, true, 0, 0, MADE_AT);
  private static final Service NO_READER =
      new Service(true, false, true, true, true, 0, 0, MADE_AT);
  private static final Service OFFLINE_NO_READER =
      new Service(false, false, true, true, true, 3, 0, MADE_AT);
  private static final Service NO_SCANNER =
      new Service(true, true, false, true, true, 0, 0, MADE_AT);
  private static final Service NO_DISK =
      new Service(false, true, true, false, false, 1, 0, Instant.EPOCH);
  private static final Service CASE_OPEN =
      WELL.with(new Around(Around.Power.MAINS, true, Around.Presence.SOMEBODY));
  private static final Service ON_BATTERY =
      OFFLINE.with(new Around(Around.Power.BATTERY, false, Around.Presence.UNKNOWN));
  private static final Service BATTERY_LOW =
      OFFLINE.with(new Around(Around.Power.BATTERY_LOW, false, Around.Presence.UNKNOWN));
  private static final Service ALL_TROUBLES =
      new Service(false, false, false, false, true, 120, 0, MADE_AT);

  private static final Service INCOMPLETE_SETS =
      new Service(true, true, true, true, true, 0, 0, MADE_AT, Set.of(Offer.INCOMPLETE_SETS));

  private static final Borrower READER =
      new Borrower(
          new PatronId("2100000012345678"),
          "王**",
          10,
          Set.of(new ItemId("SY0101"), new ItemId("SY0102"), new ItemId("SY0103")),
          DecidedBy.CENTRE);
  private static final Borrower READER_OFFLINE =
      new Borrower(new PatronId("2100000012345678"), "", -1, Set.of(), DecidedBy.STATION);

  private static final List<String> TITLES =
      List.of(
          "红楼梦",
          "Pride and Prejudice",
          "活着",
          "中国古代建筑历史图说与营造法式注释（上、下册合订本）：从先秦到明清的城市、宫殿、园林与民居",
          "An Inquiry into the Nature and Causes of the Wealth of Nations, with the Life of the Author",
          "三体",
          "围城",
          "平凡的世界",
          "The Old Man and the Sea",
          "边城",
          "城南旧事",
          "呐喊");

  private Examples() {}

  /** All of them, in one language. */
  public static List<Example> in(Language language) {
    List<Example> all = new ArrayList<>();
    all.addAll(welcome(language));
    all.addAll(cards(language));
    all.addAll(borrowing(language));
    all.addAll(scanning(language));
    all.addAll(returning(language));
    all.addAll(new ChuteExamples(WELL, language).all(returned(3, true)));
    all.addAll(loans(language));
    all.addAll(finished(language));
    all.addAll(CardExamples.in(language));
    all.addAll(panels(language));
    all.addAll(CardExamples.proving(language));
    all.addAll(PayExamples.in(language));
    all.addAll(SearchExamples.in(language));
    all.addAll(HoldExamples.in(language));
    all.addAll(TechnicianExamples.in(language));
    all.addAll(LockerExamples.in(language));
    return all;
  }

  private static List<Example> panels(Language language) {
    Manner usual = Manner.USUAL.in(language);
    Manner known =
        new Manner(language, Profile.STANDARD, READER.patron(), true, Panel.ACCESS, Call.NONE);
    Manner helped = usual.with(Panel.HELP);
    Journey borrowing = new Journey.Borrowing(READER, done(3, true));
    return List.of(
        over("access", new Journey.Welcome(), WELL, usual.with(Panel.ACCESS)),
        over("access-no-voice", new Journey.Welcome(), NO_PRINTER, usual.with(Panel.ACCESS)),
        over("access-remembered", borrowing, WELL, known),
        over("help-welcome", new Journey.Welcome(), WELL, helped),
        over("help-identify", identify(Errand.BORROW, CardProblem.NONE), WELL, helped),
        over("help-borrow", borrowing, WELL, helped.with(Call.CALLED)),
        over("help-return", new Journey.Returning(List.of()), OFFLINE, helped.with(Call.CALLED)),
        over("help-loans", new Journey.MyLoans(READER, List.of()), WELL, helped.with(Call.FAILED)),
        over("help-finished", end(Purpose.BORROW, done(3, true), Slip.PRINTED), WELL, helped));
  }

  private static Example over(String name, Journey journey, Service service, Manner manner) {
    return new Example(name, new Kiosk(journey, service, manner, false));
  }

  private static List<Example> welcome(Language language) {
    Journey journey = new Journey.Welcome();
    Service starting = Kiosk.starting().service();
    return List.of(
        example("welcome", journey, WELL, language),
        example("welcome-starting", journey, starting, language),
        example("welcome-offline", journey, OFFLINE, language),
        example("welcome-catching-up", journey, CATCHING_UP, language),
        example("welcome-no-printer", journey, NO_PRINTER, language),
        example("welcome-no-reader", journey, NO_READER, language),
        example("welcome-offline-no-reader", journey, OFFLINE_NO_READER, language),
        example("welcome-no-scanner", journey, NO_SCANNER, language),
        example("welcome-case-open", journey, CASE_OPEN, language),
        example("welcome-battery", journey, ON_BATTERY, language),
        example("welcome-battery-low", journey, BATTERY_LOW, language),
        example("welcome-no-disk", journey, NO_DISK, language),
        example("welcome-all-troubles", journey, ALL_TROUBLES, language));
  }

  private static List<Example> cards(Language language) {
    List<RefusalReason> three =
        List.of(
            RefusalReason.PATRON_EXPIRED,
            RefusalReason.PATRON_BLOCKED,
            RefusalReason.LOAN_LIMIT_REACHED);
    return List.of(
        example("identify", identify(Errand.BORROW, CardProblem.NONE), WELL, language),
        on(
            pad(3),
            example("identify-pile", identify(Errand.BORROW, CardProblem.NONE), WELL, language)),
        on(
            pad(3),
            example(
                "identify-a-book", identify(Errand.BORROW, CardProblem.A_BOOK), WELL, language)),
        example(
            "identify-not-a-card",
            identify(Errand.BORROW, CardProblem.NOT_A_CARD),
            OFFLINE,
            language),
        example(
            "identify-unknown",
            identify(Errand.MY_LOANS, CardProblem.PATRON_UNKNOWN),
            WELL,
            language),
        example(
            "recognising", new Journey.Recognising(Errand.BORROW, READER.patron()), WELL, language),
        example("refused", new Journey.PatronRefused(three, false), WELL, language),
        example(
            "refused-offline",
            new Journey.PatronRefused(List.of(RefusalReason.PATRON_UNKNOWN), true),
            OFFLINE,
            language),
        example("needs-centre", new Journey.NeedsCentre(), OFFLINE, language));
  }

  private static List<Example> borrowing(Language language) {
    List<TagSeen> strangers =
        List.of(
            seen(1, item(0)),
            seen(2, new TagContent.PatronCard("x")),
            seen(3, new TagContent.Damaged("checksum")),
            seen(4, new TagContent.Blank()),
            seen(5, new TagContent.Foreign("not ISO 28560")));
    List<TagSeen> unread =
        List.of(seen(4, new TagContent.Blank()), seen(5, new TagContent.Foreign("")));
    return List.of(
        example("borrow-empty", new Journey.Borrowing(READER, List.of()), WELL, language),
        on(pad(3), example("borrow", new Journey.Borrowing(READER, stages()), WELL, language)),
        on(
            pad(11),
            example(
                "borrow-all-states",
                new Journey.Borrowing(READER, every(Purpose.BORROW)),
                WELL,
                language)),
        on(
            pad(2),
            example("borrow-refused", new Journey.Borrowing(READER, refusals()), WELL, language)),
        on(
            pad(3),
            example(
                "borrow-offline",
                new Journey.Borrowing(READER_OFFLINE, done(3, false)),
                OFFLINE,
                language)),
        on(
            strangers,
            example(
                "borrow-strangers",
                new Journey.Borrowing(READER, done(1, true)),
                NO_PRINTER,
                language)),
        overfull(
            on(
                pad(30),
                example(
                    "borrow-overfull",
                    new Journey.Borrowing(READER, done(2, true)),
                    WELL,
                    language))),
        on(
            unread,
            example("borrow-unread", new Journey.Borrowing(READER, List.of()), WELL, language)),
        warned(
            on(
                pad(3),
                example(
                    "borrow-warning",
                    new Journey.Borrowing(READER, done(3, true)),
                    WELL,
                    language))));
  }

  /** No pile can be read: barcodes are scanned, and tags are owed. */
  private static List<Example> scanning(Language language) {
    Progress owed = new Progress.TagOwed(new Stand(ACT, DUE, true), ACT, List.of());
    List<Line> scanned = List.of(line(0, owed), line(1, owed), line(2, new Progress.Deciding()));
    return List.of(
        example("borrow-scan-empty", new Journey.Borrowing(READER, List.of()), NO_READER, language),
        example("borrow-scan", new Journey.Borrowing(READER, scanned), NO_READER, language),
        example(
            "borrow-scan-strange",
            new Journey.Borrowing(READER, done(1, true), Map.of(), true),
            NO_READER,
            language),
        on(pad(1), example("borrow-incomplete", incomplete(), INCOMPLETE_SETS, language)),
        new Example(
            "borrow-looking",
            example("", new Journey.Borrowing(READER, done(3, true)), WELL, language)
                .kiosk()
                .with(new Pad(pad(3), false, true))));
  }

  private static Journey incomplete() {
    return new Journey.Borrowing(READER, List.of(line(3, new Progress.Incomplete(1, 2))));
  }

  private static List<Example> returning(Language language) {
    return List.of(
        example("return-empty", new Journey.Returning(List.of()), WELL, language),
        on(pad(3), example("return", new Journey.Returning(returned(3, true)), WELL, language)),
        on(
            pad(11),
            example(
                "return-all-states", new Journey.Returning(every(Purpose.RETURN)), WELL, language)),
        on(
            pad(5),
            example(
                "return-offline", new Journey.Returning(returned(5, false)), OFFLINE, language)),
        on(
            pad(12),
            example(
                "return-no-printer",
                new Journey.Returning(returned(12, true)),
                NO_PRINTER,
                language)));
  }

  private static List<Example> loans(Language language) {
    List<Line> waiting =
        List.of(
            line(0, new Progress.OnLoan(DUE.minusDays(40), true)),
            line(1, new Progress.Deciding()),
            line(2, new Progress.Done(new Stand(ACT, DUE.plusDays(30), true))),
            line(3, new Progress.OnLoan(null, false)),
            line(
                4,
                new Progress.Refused(
                    List.of(
                        RefusalReason.ITEM_RESERVED_FOR_ANOTHER,
                        RefusalReason.RENEWAL_LIMIT_REACHED))));
    return List.of(
        example("loans", new Journey.MyLoans(READER, waiting), WELL, language),
        example("loans-none", new Journey.MyLoans(READER, List.of()), WELL, language),
        example(
            "loans-all-states",
            new Journey.MyLoans(READER, every(Purpose.MY_LOANS)),
            NO_PRINTER,
            language));
  }

  private static List<Example> finished(Language language) {
    List<Line> mixed =
        List.of(
            done(1, true).getFirst(),
            line(1, new Progress.TagOwed(new Stand(ACT, DUE, true), ACT, List.of())),
            line(2, new Progress.InReview(ACT, List.of(RefusalReason.ITEM_ON_LOAN_TO_ANOTHER))),
            line(3, new Progress.Refused(List.of(RefusalReason.ITEM_NOT_FOR_LOAN))));
    return List.of(
        example(
            "finished-borrow", end(Purpose.BORROW, done(3, true), Slip.PRINTED), WELL, language),
        example(
            "finished-printing", end(Purpose.BORROW, done(5, true), Slip.PRINTING), WELL, language),
        example("finished-mixed", end(Purpose.BORROW, mixed, Slip.FAILED), NO_PRINTER, language),
        example(
            "finished-offline",
            end(Purpose.RETURN, returned(3, false), Slip.NOT_WANTED),
            OFFLINE,
            language),
        example(
            "finished-loans",
            end(Purpose.MY_LOANS, done(2, true), Slip.NOT_WANTED),
            WELL,
            language),
        example(
            "finished-nothing", end(Purpose.RETURN, List.of(), Slip.NOT_WANTED), WELL, language));
  }

  private static Journey identify(Errand errand, CardProblem problem) {
    return new Journey.Identify(errand, problem);
  }

  private static Journey end(Purpose purpose, List<Line> lines, Slip slip) {
    return new Journey.Finished(purpose, lines, slip);
  }

  private static List<Line> stages() {
    return List.of(
        line(0, new Progress.Done(new Stand(ACT, DUE, true))),
        line(1, new Progress.Securing(new Stand(ACT, DUE, true), List.of())),
        line(2, new Progress.Deciding()));
  }

  private static List<Line> refusals() {
    return List.of(
        line(3, new Progress.Refused(List.of(RefusalReason.ITEM_NOT_FOR_LOAN))),
        line(
            4,
            new Progress.Refused(
                List.copyOf(
                    EnumSet.of(
                        RefusalReason.ITEM_RESERVED_FOR_ANOTHER,
                        RefusalReason.LOAN_LIMIT_REACHED)))));
  }

  /** Every progress once, in the order of the sealed type. */
  static List<Line> every(Purpose purpose) {
    Stand stand = new Stand(ACT, purpose == Purpose.RETURN ? null : DUE, true);
    Act act = new Act.Return(new ItemId("0"));
    List<Progress> all =
        List.of(
            new Progress.Incomplete(2, 3),
            new Progress.Deciding(),
            new Progress.Recording(act),
            new Progress.Securing(stand, List.of()),
            new Progress.Done(stand),
            new Progress.TagOwed(stand, ACT, List.of()),
            new Progress.InReview(ACT, List.of(RefusalReason.ITEM_UNKNOWN)),
            new Progress.Refused(List.of(RefusalReason.ITEM_UNKNOWN)),
            new Progress.TakenAway(),
            new Progress.NotRecorded(),
            new Progress.OnLoan(DUE, false));
    return IntStream.range(0, all.size()).mapToObj(i -> line(i, all.get(i))).toList();
  }

  private static List<Line> done(int count, boolean confirmed) {
    Progress done = new Progress.Done(new Stand(ACT, DUE, confirmed));
    return IntStream.range(0, count).mapToObj(i -> line(i, done)).toList();
  }

  private static List<Line> returned(int count, boolean confirmed) {
    Progress done = new Progress.Done(new Stand(ACT, null, confirmed));
    return IntStream.range(0, count).mapToObj(i -> line(i, done)).toList();
  }

  /** The last of a list has no title yet, as before its name is found. */
  private static Line line(int number, Progress progress) {
    return new Line(itemId(number), number == 10 ? "" : TITLES.get(number), progress);
  }

  private static List<TagSeen> pad(int count) {
    return IntStream.range(0, count).mapToObj(i -> seen(i, item(i))).toList();
  }

  private static TagSeen seen(int number, TagContent content) {
    return new TagSeen(new TagUid(0xE004_0100_0000_0000L + number), content, Security.IN_STOCK);
  }

  private static TagContent item(int number) {
    return new TagContent.Item(
        new ItemTag(itemId(number).value(), "CN-120104-C-YBL", 1, 1, ItemTag.USAGE_CIRCULATING));
  }

  private static ItemId itemId(int number) {
    return new ItemId("0120" + (10000 + number));
  }

  static Example example(String name, Journey journey, Service service, Language language) {
    return new Example(name, new Kiosk(journey, service, Manner.USUAL.in(language), false));
  }

  private static Example on(List<TagSeen> pad, Example example) {
    return new Example(example.name(), example.kiosk().with(new Pad(pad, false)));
  }

  private static Example overfull(Example example) {
    Pad pad = new Pad(example.kiosk().pad().tags(), true);
    return new Example(example.name(), example.kiosk().with(pad));
  }

  private static Example warned(Example example) {
    Kiosk kiosk = example.kiosk();
    return new Example(
        example.name(),
        new Kiosk(
            kiosk.journey(),
            kiosk.service(),
            kiosk.manner(),
            true,
            kiosk.pad(),
            kiosk.openDoors(),
            kiosk.window()));
  }
}
