package org.shuyi.sync.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.IdentityDocument;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.PinVerifier;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.SealedPerson;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.VanAct;

/**
 * A recorded act to the bytes that a journal keeps and hashes, and back. The bytes are never made
 * again from the act: what was hashed is what is sent, stored and checked.
 *
 * <p>Rule for what is newer than this program: a field that it does not know is ignored; an act of
 * a kind that it does not know is {@link WireException.Kind#UNKNOWN_KIND}, and {@link #head} still
 * reads the rest, so that it can be stored and wait in review.
 */
public final class ActCodec {
  private static final Field<Long> SEQUENCE = new Field<>(1, "sequence", Shapes.SEQUENCE);
  private static final Field<ActId> ID = new Field<>(2, "id", Shapes.ACT_ID);
  private static final Field<UUID> BOOT = new Field<>(3, "boot", Shape.uuid());
  private static final Field<Duration> SINCE_BOOT = new Field<>(4, "since-boot", Shapes.SINCE_BOOT);
  private static final Field<Instant> WALL = new Field<>(5, "wall", Shape.instant());
  private static final Field<Stamp.ClockTrust> TRUST =
      new Field<>(6, "trust", Shape.word(Stamp.ClockTrust.class, ActCodec::code));
  private static final Field<Long> KIND = new Field<>(7, "kind", Shape.number(1, 255));
  private static final Field<Fields> ABOUT = new Field<>(8, "about", Fields.nested());

  static final Field<ItemId> ITEM = new Field<>(1, "item", Shapes.ITEM);
  static final Field<PatronId> PATRON = new Field<>(2, "patron", Shapes.PATRON);
  static final Field<LocalDate> DUE = new Field<>(3, "due", Shape.date());
  private static final Field<Act.DecidedBy> DECIDED_BY =
      new Field<>(4, "decided-by", Shape.word(Act.DecidedBy.class, ActCodec::code));
  private static final Field<Act.Debt> DEBT =
      new Field<>(5, "debt", Shape.word(Act.Debt.class, ActCodec::code));
  private static final Field<ActId> OPENED = new Field<>(6, "opened", Shapes.ACT_ID);
  private static final Field<PersonHash> PERSON = new Field<>(9, "person", Shapes.PERSON);
  private static final Field<IdentityDocument.Kind> DOCUMENT =
      new Field<>(10, "document", Shapes.DOCUMENT);
  static final Field<PatronCategory> CATEGORY = new Field<>(11, "category", Shapes.CATEGORY);
  private static final Field<SealedPerson> SEALED = new Field<>(12, "sealed", Shapes.SEALED);
  private static final Field<PinVerifier> PIN = new Field<>(13, "pin", PinCodec.SHAPE);
  private static final Field<String> DEVICE = new Field<>(7, "device", Shape.cutText(64));
  private static final Field<String> CONDITION = new Field<>(8, "condition", Shape.cutText(64));

  private static final Field<Long> DOOR =
      new Field<>(14, "door", Shape.number(1, Act.StockLoaded.MOST_DOORS));

  private static final Field<Long> AMOUNT = new Field<>(30, "amount", Shapes.AMOUNT);
  private static final Field<String> CURRENCY = new Field<>(31, "currency", Shapes.CURRENCY);
  private static final Field<FeeOrder> ORDER =
      new Field<>(32, "order", Shape.text(64).as(FeeOrder::new, FeeOrder::number));
  private static final Field<Act.Feedback.Score> SCORE =
      new Field<>(20, "score", Shape.word(Act.Feedback.Score.class, ActCodec::code));
  private static final Field<Act.Feedback.Matter> MATTER =
      new Field<>(21, "matter", Shape.word(Act.Feedback.Matter.class, ActCodec::code));

  private static final Field<Act.OverrideReason> OVERRIDE =
      new Field<>(
          57,
          "override",
          Shape.word(Act.OverrideReason.class, ActCodec::code, Act.OverrideReason.OTHER));

  private ActCodec() {}

  public static byte[] encode(RecordedAct recorded) {
    Stamp stamp = recorded.stamp();
    return Fields.message()
        .with(SEQUENCE, recorded.sequence())
        .with(ID, recorded.id())
        .with(BOOT, stamp.boot())
        .with(SINCE_BOOT, stamp.sinceBoot())
        .with(WALL, stamp.wall())
        .with(TRUST, stamp.trust())
        .with(KIND, (long) kind(recorded.act()))
        .with(ABOUT, about(recorded.act()))
        .encode();
  }

  /** The whole act. */
  public static RecordedAct decode(byte[] payload) throws WireException {
    Fields fields = Fields.decode(payload, Limits.ACT_BYTES);
    ActHead head = head(fields);
    return new RecordedAct(
        head.sequence(), head.id(), head.stamp(), act(head.kind(), fields.get(ABOUT)));
  }

  /**
   * What can be read of an act.
   *
   * @param act null if it is of a kind that this program does not know
   */
  public record Opened(ActHead head, @Nullable Act act) {}

  /** All that {@link #head} and {@link #decode} say, read once. */
  public static Opened open(byte[] payload) throws WireException {
    Fields fields = Fields.decode(payload, Limits.ACT_BYTES);
    ActHead head = head(fields);
    try {
      return new Opened(head, act(head.kind(), fields.get(ABOUT)));
    } catch (WireException e) {
      if (e.kind() == WireException.Kind.UNKNOWN_KIND) {
        return new Opened(head, null);
      }
      throw e;
    }
  }

  /**
   * The same act without what was sealed in it, byte for byte if there was nothing. Its hash was
   * taken before and is kept beside it.
   */
  public static byte[] bare(byte[] payload) throws WireException {
    RecordedAct recorded = decode(payload);
    return recorded.act() instanceof Act.CardIssued issued && issued.sealed() != null
        ? encode(
            new RecordedAct(recorded.sequence(), recorded.id(), recorded.stamp(), issued.bare()))
        : payload;
  }

  /** All but what the act is about; works for acts of any kind. */
  public static ActHead head(byte[] payload) throws WireException {
    return head(Fields.decode(payload, Limits.ACT_BYTES));
  }

  private static ActHead head(Fields fields) throws WireException {
    Stamp stamp =
        new Stamp(fields.get(BOOT), fields.get(SINCE_BOOT), fields.get(WALL), fields.get(TRUST));
    return new ActHead(fields.get(SEQUENCE), fields.get(ID), stamp, fields.get(KIND).intValue());
  }

  private static int kind(Act act) {
    return switch (act) {
      case Act.Loan loan -> 1;
      case Act.Return back -> 2;
      case Act.Renewal renewal -> 3;
      case Act.DebtOpened opened -> 4;
      case Act.DebtSettled settled -> 5;
      case Act.DeviceFault fault -> 6;
      case Act.CardIssued issued -> 7;
      case Act.CardReportedLost lost -> 8;
      case Act.PinChanged changed -> 9;
      case Act.StockLoaded loaded -> 10;
      case Act.StockRemoved removed -> 11;
      case Act.HoldPickedUp pickedUp -> 12;
      case Act.FeePaid paid -> 30;
      case Act.HoldPlaced placed -> 13;
      case Act.HoldCancelled cancelled -> 14;
      case Act.Feedback feedback -> 20;
      case VanAct van -> VanActCodec.kind(van);
    };
  }

  private static Fields about(Act act) {
    return switch (act) {
      case Act.Loan loan ->
          Fields.part()
              .with(ITEM, loan.item())
              .with(PATRON, loan.patron())
              .with(DUE, loan.due())
              .with(DECIDED_BY, loan.decidedBy())
              .withIfThere(OVERRIDE, loan.override());
      case Act.Return(var item) -> Fields.part().with(ITEM, item);
      case Act.Renewal(var item, var patron, var decidedBy) ->
          Fields.part().with(ITEM, item).with(PATRON, patron).with(DECIDED_BY, decidedBy);
      case Act.DebtOpened(var item, var debt) -> Fields.part().with(ITEM, item).with(DEBT, debt);
      case Act.DebtSettled(var item, var opened) ->
          Fields.part().with(ITEM, item).with(OPENED, opened);
      case Act.DeviceFault(var device, var condition) ->
          Fields.part().with(DEVICE, device).with(CONDITION, condition);
      case Act.CardIssued issued ->
          Fields.part()
              .with(PATRON, issued.card())
              .with(DUE, issued.validThrough())
              .with(DECIDED_BY, issued.decidedBy())
              .with(PERSON, issued.person())
              .with(DOCUMENT, issued.document())
              .with(CATEGORY, issued.category())
              .withIfThere(SEALED, issued.sealed());
      case Act.CardReportedLost(var card) -> Fields.part().with(PATRON, card);
      case Act.PinChanged(var card, var verifier) ->
          Fields.part().with(PATRON, card).with(PIN, verifier);
      case Act.StockLoaded(var item, int door, var heldFor, var heldThrough) ->
          Fields.part()
              .with(ITEM, item)
              .withIfThere(PATRON, heldFor)
              .withIfThere(DUE, heldThrough)
              .with(DOOR, (long) door);
      case Act.StockRemoved(var item, int door) ->
          Fields.part().with(ITEM, item).with(DOOR, (long) door);
      case Act.HoldPickedUp(var item, var patron) ->
          Fields.part().with(ITEM, item).with(PATRON, patron);
      case Act.OnHold hold -> Fields.part().with(ITEM, hold.item()).with(PATRON, hold.patron());
      case Act.FeePaid(var card, var amount, var order) ->
          Fields.part()
              .with(PATRON, card)
              .with(AMOUNT, amount.minor())
              .with(CURRENCY, amount.currency())
              .with(ORDER, order);
      case Act.Feedback(var score, var about) ->
          Fields.part().with(SCORE, score).with(MATTER, about);
      case VanAct van -> VanActCodec.about(van);
    };
  }

  private static Act act(int kind, Fields about) throws WireException {
    return switch (kind) {
      case 1 -> loan(about);
      case 2 -> new Act.Return(about.get(ITEM));
      case 3 -> new Act.Renewal(about.get(ITEM), about.get(PATRON), about.get(DECIDED_BY));
      case 4 -> new Act.DebtOpened(about.get(ITEM), about.get(DEBT));
      case 5 -> new Act.DebtSettled(about.get(ITEM), about.get(OPENED));
      case 6 -> new Act.DeviceFault(about.get(DEVICE), about.get(CONDITION));
      case 7 ->
          new Act.CardIssued(
              about.get(PATRON),
              about.get(PERSON),
              about.get(DOCUMENT),
              about.get(CATEGORY),
              about.get(DUE),
              about.get(DECIDED_BY),
              about.find(SEALED));
      case 8 -> new Act.CardReportedLost(about.get(PATRON));
      case 9 -> new Act.PinChanged(about.get(PATRON), about.get(PIN));
      case 10 -> loaded(about);
      case 11 -> new Act.StockRemoved(about.get(ITEM), about.get(DOOR).intValue());
      case 12 -> new Act.HoldPickedUp(about.get(ITEM), about.get(PATRON));
      case 13 -> new Act.HoldPlaced(about.get(ITEM), about.get(PATRON));
      case 14 -> new Act.HoldCancelled(about.get(ITEM), about.get(PATRON));
      case 30 -> paid(about);
      case 20 -> new Act.Feedback(about.get(SCORE), about.get(MATTER));
      default -> VanActCodec.act(kind, about);
    };
  }

  private static Act loan(Fields about) throws WireException {
    Act.DecidedBy decidedBy = about.get(DECIDED_BY);
    return new Act.Loan(
        about.get(ITEM),
        about.get(PATRON),
        about.get(DUE),
        decidedBy,
        decidedBy == Act.DecidedBy.STAFF ? about.find(OVERRIDE) : null);
  }

  private static Act paid(Fields about) throws WireException {
    try {
      Money amount = new Money(about.get(AMOUNT), about.get(CURRENCY));
      return new Act.FeePaid(about.get(PATRON), amount, about.get(ORDER));
    } catch (IllegalArgumentException e) {
      throw new WireException(WireException.Kind.MALFORMED, String.valueOf(e.getMessage()), e);
    }
  }

  private static Act loaded(Fields about) throws WireException {
    try {
      return new Act.StockLoaded(
          about.get(ITEM), about.get(DOOR).intValue(), about.find(PATRON), about.find(DUE));
    } catch (IllegalArgumentException e) {
      throw new WireException(WireException.Kind.MALFORMED, String.valueOf(e.getMessage()), e);
    }
  }

  private static int code(Stamp.ClockTrust trust) {
    return switch (trust) {
      case UNKNOWN -> 0;
      case KEPT -> 1;
      case TRUSTED -> 2;
    };
  }

  private static int code(Act.DecidedBy decidedBy) {
    return switch (decidedBy) {
      case CENTRE -> 1;
      case STATION -> 2;
      case STAFF -> 3;
    };
  }

  private static int code(Act.OverrideReason reason) {
    return switch (reason) {
      case OTHER -> 0;
      case CARD_FORGOTTEN -> 1;
      case OVER_LIMIT -> 2;
      case CARD_NOT_GOOD -> 3;
      case ITEM_RESTRICTED -> 4;
      case NOT_KNOWN_HERE -> 5;
    };
  }

  private static int code(Act.Feedback.Score score) {
    return switch (score) {
      case GOOD -> 1;
      case FAIR -> 2;
      case POOR -> 3;
    };
  }

  private static int code(Act.Feedback.Matter about) {
    return switch (about) {
      case NOT_SAID -> 0;
      case MACHINE -> 1;
      case BOOKS -> 2;
      case OTHER -> 3;
    };
  }

  private static int code(Act.Debt debt) {
    return switch (debt) {
      case TAG_STILL_ARMED -> 1;
      case TAG_NOT_ARMED -> 2;
      case BOOK_NOT_TAKEN -> 3;
      case DOOR_LEFT_OPEN -> 4;
      case OTHER_BOOK_IN_PLACE -> 5;
    };
  }
}
