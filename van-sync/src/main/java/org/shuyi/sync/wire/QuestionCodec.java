package org.shuyi.sync.wire;

import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.SealedPin;

/**
 * {@link Question} to bytes and back. A question of an unknown kind is {@link
 * WireException.Kind#UNKNOWN_KIND}; the centre answers it with {@link Answer.Unreachable}.
 */
public final class QuestionCodec {
  private static final Field<Long> KIND = new Field<>(1, "kind", Shape.number(1, 255));
  private static final Field<PatronId> PATRON = new Field<>(2, "patron", Shapes.PATRON);
  private static final Field<ItemId> ITEM = new Field<>(3, "item", Shapes.ITEM);
  private static final Field<SealedPin> PIN =
      new Field<>(
          4,
          "sealed-pin",
          Shape.bytes(SealedPin.BYTES, SealedPin.BYTES).as(SealedPin::new, SealedPin::bytes));
  private static final Field<PersonHash> PERSON = new Field<>(5, "person", Shapes.PERSON);

  private QuestionCodec() {}

  public static byte[] encode(Question question) {
    return fields(question).encode();
  }

  private static Fields fields(Question question) {
    return switch (question) {
      case Question.OfPatron(var patron) -> kind(1).with(PATRON, patron);
      case Question.OfLoan(var patron, var item) -> kind(2).with(PATRON, patron).with(ITEM, item);
      case Question.OfRenewal(var patron, var item) ->
          kind(3).with(PATRON, patron).with(ITEM, item);
      case Question.OfItem(var item) -> kind(4).with(ITEM, item);
      case Question.OfPin(var patron, var pin) -> kind(5).with(PATRON, patron).with(PIN, pin);
      case Question.OfFees(var patron) -> kind(20).with(PATRON, patron);
      case Question.OfHolds(var patron) -> kind(7).with(PATRON, patron);
      case Question.OfPerson(var person) -> kind(6).with(PERSON, person);
    };
  }

  private static Fields kind(long kind) {
    return Fields.message().with(KIND, kind);
  }

  public static Question decode(byte[] bytes) throws WireException {
    Fields fields = Fields.decode(bytes, Limits.MESSAGE_BYTES);
    int kind = fields.get(KIND).intValue();
    return switch (kind) {
      case 1 -> new Question.OfPatron(fields.get(PATRON));
      case 2 -> new Question.OfLoan(fields.get(PATRON), fields.get(ITEM));
      case 3 -> new Question.OfRenewal(fields.get(PATRON), fields.get(ITEM));
      case 4 -> new Question.OfItem(fields.get(ITEM));
      case 5 -> new Question.OfPin(fields.get(PATRON), fields.get(PIN));
      case 6 -> new Question.OfPerson(fields.get(PERSON));
      case 7 -> new Question.OfHolds(fields.get(PATRON));
      case 20 -> new Question.OfFees(fields.get(PATRON));
      default ->
          throw new WireException(
              WireException.Kind.UNKNOWN_KIND, "question of kind " + kind + ": not known here");
    };
  }
}
