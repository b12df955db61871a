package org.shuyi.sync.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PinVerifier;
import org.shuyi.sync.reference.Entry;
import org.shuyi.sync.reference.PatronHash;
import org.shuyi.sync.reference.Reference;

/** What a station knows, to the keys and values of {@link Entry} and back. */
public final class ReferenceCodec {
  private static final Field<String> TITLE = new Field<>(1, "title", Shapes.TITLE);
  private static final Field<Set<Reference.ItemFlag>> ITEM_FLAGS =
      new Field<>(2, "flags", flags(Reference.ItemFlag.class, ReferenceCodec::code));
  private static final Field<Long> PARTS = new Field<>(3, "parts", Shape.number(1, 1000));
  private static final Field<String> AUTHOR =
      new Field<>(4, "author", Shape.cutText(Reference.Item.MAX_AUTHOR));
  private static final Field<String> CALL_NUMBER =
      new Field<>(5, "call-number", Shape.cutText(Reference.Item.MAX_CALL_NUMBER));
  private static final Field<String> PLACE =
      new Field<>(6, "place", Shape.cutText(Reference.Item.MAX_PLACE));

  private static final Field<Set<Reference.PatronFlag>> PATRON_FLAGS =
      new Field<>(1, "flags", flags(Reference.PatronFlag.class, ReferenceCodec::code));
  private static final Field<String> CATEGORY =
      new Field<>(2, "category", Shape.text(Reference.Patron.MAX_CATEGORY));
  private static final Field<Long> LOAN_LIMIT =
      new Field<>(3, "loan-limit", Shape.number(0, 100_000));
  private static final Field<Long> ON_LOAN = new Field<>(4, "on-loan", Shape.number(0, 100_000));
  private static final Field<LocalDate> EXPIRES = new Field<>(5, "expires", Shape.date());
  private static final Field<PinVerifier> PIN = new Field<>(6, "pin", PinCodec.SHAPE);

  private static final Field<PatronHash> RESERVED_FOR =
      new Field<>(1, "reserved-for", Shapes.PATRON_HASH);

  private static final Field<Long> LOAN_DAYS = new Field<>(1, "loan-days", Shape.number(0, 3650));
  private static final Field<Long> OFFLINE_LOAN_LIMIT =
      new Field<>(2, "offline-loan-limit", Shape.number(0, 1000));
  private static final Field<Long> RENEWALS = new Field<>(3, "renewals", Shape.number(0, 1000));

  private ReferenceCodec() {}

  /** The key of an item and of its hold. */
  public static byte[] key(ItemId item) {
    return item.value().getBytes(StandardCharsets.UTF_8);
  }

  /** Whose entry of the items this is. */
  public static ItemId item(Entry entry) throws WireException {
    try {
      return new ItemId(new String(entry.key(), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw WireException.malformed("a key that is no item's");
    }
  }

  public static byte[] key(PatronHash patron) {
    return patron.bytes();
  }

  /** The key of a category's rules; no key is empty, so the category is preceded by a colon. */
  public static byte[] key(String category) {
    return (":" + category).getBytes(StandardCharsets.UTF_8);
  }

  /** The key of one slice of the block filter. */
  public static byte[] key(int slice) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(slice).array();
  }

  public static Entry item(ItemId id, Reference.Item item) {
    Fields fields = Fields.part().with(TITLE, item.title());
    if (!item.flags().isEmpty()) {
      fields.with(ITEM_FLAGS, item.flags());
    }
    if (item.parts() != 1) {
      fields.with(PARTS, (long) item.parts());
    }
    return new Entry(
        key(id),
        fields
            .withIfThere(AUTHOR, said(item.author()))
            .withIfThere(CALL_NUMBER, said(item.callNumber()))
            .withIfThere(PLACE, said(item.place()))
            .encode());
  }

  public static Reference.Item item(byte[] value) throws WireException {
    Fields fields = Fields.decodePart(value, Entry.MAX_VALUE);
    return new Reference.Item(
        fields.get(TITLE),
        or(fields.find(ITEM_FLAGS), Set.of()),
        or(fields.find(PARTS), 1L).intValue(),
        or(fields.find(AUTHOR), ""),
        or(fields.find(CALL_NUMBER), ""),
        or(fields.find(PLACE), ""));
  }

  private static @Nullable String said(String text) {
    return text.isEmpty() ? null : text;
  }

  public static Entry patron(PatronHash id, Reference.Patron patron) {
    Fields fields = Fields.part();
    if (!patron.flags().isEmpty()) {
      fields.with(PATRON_FLAGS, patron.flags());
    }
    if (!patron.category().isEmpty()) {
      fields.with(CATEGORY, patron.category());
    }
    return new Entry(
        key(id),
        fields
            .withIfThere(LOAN_LIMIT, known(patron.loanLimit()))
            .withIfThere(ON_LOAN, known(patron.onLoan()))
            .withIfThere(EXPIRES, patron.expires())
            .withIfThere(PIN, patron.pin())
            .encode());
  }

  private static @Nullable Long known(int count) {
    return count < 0 ? null : (long) count;
  }

  public static Reference.Patron patron(byte[] value) throws WireException {
    Fields fields = Fields.decodePart(value, Entry.MAX_VALUE);
    return new Reference.Patron(
        or(fields.find(PATRON_FLAGS), Set.of()),
        or(fields.find(CATEGORY), ""),
        or(fields.find(LOAN_LIMIT), -1L).intValue(),
        or(fields.find(ON_LOAN), -1L).intValue(),
        fields.find(EXPIRES),
        fields.find(PIN));
  }

  /**
   * A hold on an item.
   *
   * @param first who is first in line; null if the library system does not say
   */
  public static Entry hold(ItemId item, @Nullable PatronHash first) {
    return new Entry(key(item), Fields.part().withIfThere(RESERVED_FOR, first).encode());
  }

  /** Who is first in line; empty if the library system does not say. */
  public static Optional<PatronHash> hold(byte[] value) throws WireException {
    return Optional.ofNullable(Fields.decodePart(value, Entry.MAX_VALUE).find(RESERVED_FOR));
  }

  public static Entry rules(String category, Reference.LoanRules rules) {
    return new Entry(
        key(category),
        Fields.part()
            .with(LOAN_DAYS, (long) rules.loanDays())
            .with(OFFLINE_LOAN_LIMIT, (long) rules.offlineLoanLimit())
            .with(RENEWALS, (long) rules.renewals())
            .encode());
  }

  public static Reference.LoanRules rules(byte[] value) throws WireException {
    Fields fields = Fields.decodePart(value, Entry.MAX_VALUE);
    return new Reference.LoanRules(
        fields.get(LOAN_DAYS).intValue(),
        fields.get(OFFLINE_LOAN_LIMIT).intValue(),
        fields.get(RENEWALS).intValue());
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  /** A set of words as bits; bits that are newer than this program are left out. */
  private static <E extends Enum<E>> Shape<Set<E>> flags(Class<E> type, ToIntFunction<E> code) {
    return Shape.number(0, 0xFFFF)
        .as(
            bits -> {
              Set<E> set = EnumSet.noneOf(type);
              for (E each : type.getEnumConstants()) {
                if ((bits & 1L << code.applyAsInt(each)) != 0) {
                  set.add(each);
                }
              }
              return set;
            },
            set -> set.stream().mapToLong(each -> 1L << code.applyAsInt(each)).sum());
  }

  private static int code(Reference.ItemFlag flag) {
    return switch (flag) {
      case REFERENCE_ONLY -> 0;
      case WITHDRAWN -> 1;
      case NOT_FOR_LOAN -> 2;
    };
  }

  private static int code(Reference.PatronFlag flag) {
    return switch (flag) {
      case BLOCKED -> 0;
      case EXPIRED -> 1;
      case CHILD -> 2;
    };
  }
}
