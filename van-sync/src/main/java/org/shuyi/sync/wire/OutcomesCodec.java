package org.shuyi.sync.wire;

import java.time.LocalDate;
import java.util.List;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;

/**
 * {@link Outcomes} to bytes and back. An outcome of a kind that is newer than this program is read
 * as {@link Outcome.Unknown}: the station keeps asking, and nothing is taken for done.
 */
public final class OutcomesCodec {
  private static final Field<StationId> STATION = new Field<>(1, "station", Shapes.STATION);
  private static final Field<Epoch> EPOCH = new Field<>(2, "epoch", Shapes.EPOCH);
  private static final Field<Long> ACCEPTED_THROUGH =
      new Field<>(3, "accepted-through", Shapes.COUNT);
  private static final Field<List<Outcomes.Settled>> SETTLED =
      new Field<>(
          4,
          "settled",
          Shape.list(Fields.nested(OutcomesCodec::write, OutcomesCodec::read), Limits.OUTCOMES));
  private static final Field<String> QUARANTINE = new Field<>(5, "quarantine", Shapes.DETAIL);
  private static final Field<Held> HELD = new Field<>(6, "held", Shapes.HELD);

  private static final Field<Long> SEQUENCE = new Field<>(1, "sequence", Shapes.SEQUENCE);
  private static final Field<ActId> ID = new Field<>(2, "id", Shapes.ACT_ID);
  private static final Field<Fields> OUTCOME = new Field<>(3, "outcome", Fields.nested());

  private static final Field<Long> KIND = new Field<>(1, "kind", Shape.number(1, 255));
  private static final Field<LocalDate> DUE = new Field<>(2, "due", Shape.date());
  private static final Field<List<RefusalReason>> REASONS =
      new Field<>(3, "reasons", Shapes.REASONS);
  private static final Field<String> DETAIL = new Field<>(4, "detail", Shapes.DETAIL);

  private static final Field<PatronId> CARD = new Field<>(5, "card", Shapes.PATRON);

  private OutcomesCodec() {}

  public static byte[] encode(Outcomes outcomes) {
    return Fields.message()
        .with(STATION, outcomes.station())
        .with(EPOCH, outcomes.epoch())
        .with(ACCEPTED_THROUGH, outcomes.acceptedThrough())
        .with(SETTLED, outcomes.settled())
        .withIfThere(QUARANTINE, outcomes.quarantine())
        .withIfThere(HELD, outcomes.held())
        .encode();
  }

  public static Outcomes decode(byte[] bytes) throws WireException {
    Fields fields = Fields.decode(bytes, Limits.MESSAGE_BYTES);
    return new Outcomes(
        fields.get(STATION),
        fields.get(EPOCH),
        fields.get(ACCEPTED_THROUGH),
        fields.get(SETTLED),
        fields.find(QUARANTINE),
        fields.find(HELD));
  }

  /** One outcome by itself, for a store that keeps it beside its act. */
  public static byte[] encodeOutcome(Outcome outcome) {
    return Fields.message().with(OUTCOME, write(outcome)).encode();
  }

  /** What {@link #encodeOutcome} wrote. */
  public static Outcome decodeOutcome(byte[] bytes) throws WireException {
    return outcome(Fields.decode(bytes, Limits.MESSAGE_BYTES).get(OUTCOME));
  }

  private static Fields write(Outcomes.Settled settled) {
    return Fields.part()
        .with(SEQUENCE, settled.sequence())
        .with(ID, settled.id())
        .with(OUTCOME, write(settled.outcome()));
  }

  private static Outcomes.Settled read(Fields fields) throws WireException {
    return new Outcomes.Settled(fields.get(SEQUENCE), fields.get(ID), outcome(fields.get(OUTCOME)));
  }

  private static Fields write(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied(var due) -> kind(1).withIfThere(DUE, due);
      case Outcome.AlreadyDone(var due, var card) ->
          kind(2).withIfThere(DUE, due).withIfThere(CARD, card);
      case Outcome.Refused(var reasons, var detail) ->
          kind(3).with(REASONS, reasons).with(DETAIL, detail);
      case Outcome.Unknown(var detail) -> kind(4).with(DETAIL, detail);
    };
  }

  private static Fields kind(long kind) {
    return Fields.part().with(KIND, kind);
  }

  private static Outcome outcome(Fields fields) throws WireException {
    int kind = fields.get(KIND).intValue();
    return switch (kind) {
      case 1 -> new Outcome.Applied(fields.find(DUE));
      case 2 -> new Outcome.AlreadyDone(fields.find(DUE), fields.find(CARD));
      case 3 -> refused(fields);
      case 4 -> new Outcome.Unknown(fields.get(DETAIL));
      default -> new Outcome.Unknown("outcome of kind " + kind + ", newer than this program");
    };
  }

  private static Outcome refused(Fields fields) throws WireException {
    List<RefusalReason> reasons = fields.get(REASONS);
    if (reasons.isEmpty()) {
      throw WireException.malformed("a refusal without a reason");
    }
    return new Outcome.Refused(reasons, fields.get(DETAIL));
  }
}
