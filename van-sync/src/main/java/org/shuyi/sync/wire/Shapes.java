package org.shuyi.sync.wire;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.IdentityDocument;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.SealedPerson;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.circulation.WorkId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.PatronHash;
import org.shuyi.sync.reference.ReferenceSet;

/** Shapes of the values that several messages share. */
final class Shapes {
  /** The identifiers' own constructors check more than length. */
  private static final int IDENTIFIER = 64;

  static final Shape<ItemId> ITEM = Shape.text(IDENTIFIER).as(ItemId::new, ItemId::value);
  static final Shape<PatronId> PATRON = Shape.text(IDENTIFIER).as(PatronId::new, PatronId::value);
  static final Shape<StopId> STOP = Shape.text(IDENTIFIER).as(StopId::new, StopId::value);
  static final Shape<WorkId> WORK = Shape.text(IDENTIFIER).as(WorkId::new, WorkId::value);
  static final Shape<StationId> STATION =
      Shape.text(IDENTIFIER).as(StationId::new, StationId::value);
  static final Shape<ActId> ACT_ID = Shape.uuid().as(ActId::new, ActId::value);
  static final Shape<Epoch> EPOCH =
      Shape.bytes(8, 8)
          .as(
              bytes -> new Epoch(ByteBuffer.wrap(bytes).getLong()),
              epoch -> ByteBuffer.allocate(8).putLong(epoch.value()).array());
  static final Shape<byte[]> HASH = Shape.bytes(Limits.HASH_BYTES, Limits.HASH_BYTES);
  static final Shape<PatronHash> PATRON_HASH =
      Shape.bytes(16, 16)
          .as(
              bytes -> new PatronHash(HexFormat.of().formatHex(bytes)),
              hash -> HexFormat.of().parseHex(hash.hex()));
  static final Shape<ContentHash> CONTENT = HASH.as(ContentHash::fromBytes, ContentHash::bytes);

  /** Empty for a set that is newer than this program. */
  static final Shape<Optional<ReferenceSet>> SET =
      Shape.number(0, 255).as(Shapes::set, set -> (long) set.orElseThrow().code());

  static final Shape<List<ContentHash>> PAGES = Shape.list(CONTENT, Limits.PAGES);
  static final Shape<Long> SEQUENCE = Shape.number(1, Long.MAX_VALUE);
  static final Shape<Duration> SINCE_BOOT =
      Shape.number(0, Shape.LAST_MILLIS).as(Duration::ofMillis, Duration::toMillis);
  static final Shape<Long> COUNT = Shape.number(0, Long.MAX_VALUE);
  static final Shape<String> TITLE = Shape.cutText(Limits.TITLE);
  static final Shape<String> DETAIL = Shape.cutText(Limits.DETAIL);

  static final Shape<Long> AMOUNT = Shape.number(0, Money.MOST);
  static final Shape<String> CURRENCY = Shape.text(3);

  static final Shape<PersonHash> PERSON =
      Shape.bytes(32, 32)
          .as(
              bytes -> new PersonHash(HexFormat.of().formatHex(bytes)),
              hash -> HexFormat.of().parseHex(hash.hex()));

  static final Shape<SealedPerson> SEALED =
      Shape.bytes(SealedPerson.SHORTEST, SealedPerson.LONGEST)
          .as(SealedPerson::new, SealedPerson::bytes);

  /** A kind that is newer than this program is read as OTHER. */
  static final Shape<IdentityDocument.Kind> DOCUMENT =
      Shape.number(0, 255).as(Shapes::document, kind -> (long) code(kind));

  /** A category that is newer than this program is read as OTHER. */
  static final Shape<PatronCategory> CATEGORY =
      Shape.number(0, 255).as(Shapes::category, category -> (long) code(category));

  /** A reason that is newer than this program is read as {@link RefusalReason#OTHER}. */
  static final Shape<List<RefusalReason>> REASONS =
      Shape.list(
          Shape.number(0, 255).as(Shapes::reason, reason -> (long) code(reason)), IDENTIFIER);

  /** A reason that is newer than this program holds all the same. */
  static final Shape<Held> HELD =
      Shape.number(0, 255).as(Shapes::held, held -> (long) held.number());

  private Shapes() {}

  private static Held held(long number) {
    for (Held held : Held.values()) {
      if (held.number() == number) {
        return held;
      }
    }
    return Held.ACTS_PER_DAY;
  }

  private static Optional<ReferenceSet> set(long code) {
    return Arrays.stream(ReferenceSet.values()).filter(each -> each.code() == code).findFirst();
  }

  private static RefusalReason reason(long code) {
    for (RefusalReason reason : RefusalReason.values()) {
      if (code(reason) == code) {
        return reason;
      }
    }
    return RefusalReason.OTHER;
  }

  private static IdentityDocument.Kind document(long code) {
    return Arrays.stream(IdentityDocument.Kind.values())
        .filter(kind -> code(kind) == code)
        .findFirst()
        .orElse(IdentityDocument.Kind.OTHER);
  }

  private static int code(IdentityDocument.Kind kind) {
    return switch (kind) {
      case OTHER -> 0;
      case RESIDENT_ID -> 1;
      case HOUSEHOLD_REGISTER -> 2;
      case SOCIAL_SECURITY_CARD -> 3;
      case RESIDENCE_PERMIT -> 4;
      case PASSPORT -> 5;
    };
  }

  private static PatronCategory category(long code) {
    return Arrays.stream(PatronCategory.values())
        .filter(category -> code(category) == code)
        .findFirst()
        .orElse(PatronCategory.OTHER);
  }

  private static int code(PatronCategory category) {
    return switch (category) {
      case OTHER -> 0;
      case ADULT -> 1;
      case CHILD -> 2;
      case SENIOR -> 3;
    };
  }

  private static int code(RefusalReason reason) {
    return switch (reason) {
      case OTHER -> 0;
      case ITEM_UNKNOWN -> 1;
      case ITEM_NOT_FOR_LOAN -> 2;
      case ITEM_ON_LOAN_TO_ANOTHER -> 3;
      case ITEM_ALREADY_ON_LOAN_TO_PATRON -> 4;
      case ITEM_RESERVED_FOR_ANOTHER -> 5;
      case ITEM_NOT_ON_LOAN -> 6;
      case PATRON_UNKNOWN -> 7;
      case PATRON_BLOCKED -> 8;
      case PATRON_EXPIRED -> 9;
      case LOAN_LIMIT_REACHED -> 10;
      case RENEWAL_LIMIT_REACHED -> 11;
      case NEEDS_CENTRE -> 12;
      case CARD_NUMBER_TAKEN -> 13;
      case PIN_NEEDED -> 14;
    };
  }
}
