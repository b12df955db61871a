package org.shuyi.sync.wire;

import java.time.LocalDate;
import java.util.List;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.wire.Answer.CardStanding;

/**
 * {@link Answer} to bytes and back. An answer of a kind that is newer than this program is read as
 * {@link Answer.Unreachable}: the offline ladder decides.
 */
public final class AnswerCodec {
  private static final Field<Long> KIND = new Field<>(1, "kind", Shape.number(1, 255));
  private static final Field<String> TITLE = new Field<>(2, "title", Shapes.TITLE);
  private static final Field<LocalDate> DUE = new Field<>(3, "due", Shape.date());
  private static final Field<List<RefusalReason>> REASONS =
      new Field<>(4, "reasons", Shapes.REASONS);
  private static final Field<String> NAME = new Field<>(5, "masked-name", Shapes.TITLE);
  private static final Field<Long> LOAN_LIMIT =
      new Field<>(6, "loan-limit", Shape.number(-1, Integer.MAX_VALUE));
  private static final Field<List<Answer.Loan>> LOANS =
      new Field<>(
          7,
          "loans",
          Shape.list(Fields.nested(AnswerCodec::write, AnswerCodec::loan), Limits.LOANS));
  private static final Field<Long> RIGHT = new Field<>(8, "right", Shape.number(0, 1));
  private static final Field<String> CARD = new Field<>(9, "masked-card", Shapes.TITLE);
  private static final Field<CardStanding> STANDING =
      new Field<>(10, "card-standing", Shape.word(CardStanding.class, AnswerCodec::code));
  private static final Field<Long> AMOUNT = new Field<>(20, "amount", Shapes.AMOUNT);
  private static final Field<String> CURRENCY = new Field<>(21, "currency", Shapes.CURRENCY);

  private static final Field<List<Answer.Hold>> HOLDS =
      new Field<>(
          11,
          "holds",
          Shape.list(Fields.nested(AnswerCodec::write, AnswerCodec::hold), Limits.LOANS));
  private static final Field<Long> READY = new Field<>(12, "ready", Shape.number(0, 1));
  private static final Field<String> PLACE = new Field<>(13, "place", Shapes.TITLE);

  private static final Field<ItemId> ITEM = new Field<>(1, "item", Shapes.ITEM);

  private AnswerCodec() {}

  public static byte[] encode(Answer answer) {
    return fields(answer).encode();
  }

  private static Fields fields(Answer answer) {
    return switch (answer) {
      case Answer.OfPatron(var name, var blocks, var limit, var loans) ->
          kind(1)
              .with(NAME, name)
              .with(REASONS, blocks)
              .with(LOAN_LIMIT, (long) limit)
              .with(LOANS, loans.subList(0, Math.min(loans.size(), Limits.LOANS)));
      case Answer.Granted(var title, var due) -> kind(2).with(TITLE, title).with(DUE, due);
      case Answer.Denied(var title, var reasons) ->
          kind(3).with(TITLE, title).with(REASONS, reasons);
      case Answer.OfItem(var title) -> kind(4).with(TITLE, title);
      case Answer.Unreachable() -> kind(5);
      case Answer.OfPin(var right) -> kind(6).with(RIGHT, right ? 1L : 0L);
      case Answer.NoCard() -> kind(7);
      case Answer.Holds(var holds) ->
          kind(9).with(HOLDS, holds.subList(0, Math.min(holds.size(), Limits.LOANS)));
      case Answer.Owed(var amount) ->
          kind(20).with(AMOUNT, amount.minor()).with(CURRENCY, amount.currency());
      case Answer.HasCard(var card, var standing) ->
          kind(8).with(CARD, card).with(STANDING, standing);
    };
  }

  private static Fields kind(long kind) {
    return Fields.message().with(KIND, kind);
  }

  private static Answer owed(Fields fields) throws WireException {
    try {
      return new Answer.Owed(new Money(fields.get(AMOUNT), fields.get(CURRENCY)));
    } catch (IllegalArgumentException e) {
      throw new WireException(WireException.Kind.MALFORMED, String.valueOf(e.getMessage()), e);
    }
  }

  private static int code(CardStanding standing) {
    return switch (standing) {
      case GOOD -> 1;
      case NOT_REGISTERED -> 2;
      case LOST -> 3;
      case BLOCKED -> 4;
      case EXPIRED -> 5;
    };
  }

  private static Fields write(Answer.Loan loan) {
    return Fields.part()
        .with(ITEM, loan.item())
        .with(TITLE, loan.title())
        .withIfThere(DUE, loan.due());
  }

  private static Answer.Loan loan(Fields fields) throws WireException {
    return new Answer.Loan(fields.get(ITEM), fields.get(TITLE), fields.find(DUE));
  }

  private static Fields write(Answer.Hold hold) {
    return Fields.part()
        .with(ITEM, hold.item())
        .with(TITLE, hold.title())
        .withIfThere(DUE, hold.through())
        .with(READY, hold.ready() ? 1L : 0L)
        .with(PLACE, hold.place());
  }

  private static Answer.Hold hold(Fields fields) throws WireException {
    return new Answer.Hold(
        fields.get(ITEM),
        fields.get(TITLE),
        fields.get(READY) == 1,
        fields.get(PLACE),
        fields.find(DUE));
  }

  public static Answer decode(byte[] bytes) throws WireException {
    Fields fields = Fields.decode(bytes, Limits.MESSAGE_BYTES);
    return switch (fields.get(KIND).intValue()) {
      case 1 ->
          new Answer.OfPatron(
              fields.get(NAME),
              fields.get(REASONS),
              fields.get(LOAN_LIMIT).intValue(),
              fields.get(LOANS));
      case 2 -> new Answer.Granted(fields.get(TITLE), fields.get(DUE));
      case 3 -> new Answer.Denied(fields.get(TITLE), fields.get(REASONS));
      case 4 -> new Answer.OfItem(fields.get(TITLE));
      case 6 -> new Answer.OfPin(fields.get(RIGHT) == 1);
      case 7 -> new Answer.NoCard();
      case 8 -> new Answer.HasCard(fields.get(CARD), fields.get(STANDING));
      case 9 -> new Answer.Holds(fields.get(HOLDS));
      case 20 -> owed(fields);
      default -> new Answer.Unreachable();
    };
  }
}
