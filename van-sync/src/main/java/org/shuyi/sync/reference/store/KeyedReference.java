package org.shuyi.sync.reference.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.reference.BlockFilter;
import org.shuyi.sync.reference.Entry;
import org.shuyi.sync.reference.PatronHash;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.ReferenceSet;
import org.shuyi.sync.wire.Manifest;
import org.shuyi.sync.wire.ReferenceCodec;
import org.shuyi.sync.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers from the tables that are in use. A set that turns out to be damaged is as if it had never
 * come until another one is in use, and answers to the safe side meanwhile.
 */
final class KeyedReference implements Reference {
  private static final Logger log = LoggerFactory.getLogger(KeyedReference.class);

  private final byte[] key;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private Map<ReferenceSet, Table> tables = new EnumMap<>(ReferenceSet.class);
  private Map<ReferenceSet, Instant> ages = new EnumMap<>(ReferenceSet.class);
  private @Nullable BlockFilter blocked;

  /**
   * @param key the library's key, at least 16 bytes, the same as the centre's
   */
  KeyedReference(byte[] key) {
    this.key = key.clone();
  }

  /**
   * Changes over to these tables, which are then this object's; those that are not among them are
   * closed.
   *
   * @throws DamagedException they can't be used; those before stay
   */
  void use(Manifest manifest, Map<ReferenceSet, Table> next) throws IOException {
    BlockFilter filter = filter(next.get(ReferenceSet.BLOCKED));
    Map<ReferenceSet, Instant> asOf = new EnumMap<>(ReferenceSet.class);
    manifest.sets().stream()
        .filter(state -> next.containsKey(state.set()))
        .forEach(state -> asOf.put(state.set(), state.asOf()));
    lock.writeLock().lock();
    try {
      for (Table table : tables.values()) {
        if (!next.containsValue(table)) {
          table.close();
        }
      }
      tables = new EnumMap<>(next);
      ages = asOf;
      blocked = filter;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Closes the tables; nothing is known after that. */
  void close() throws IOException {
    lock.writeLock().lock();
    try {
      for (Table table : tables.values()) {
        table.close();
      }
      tables = new EnumMap<>(ReferenceSet.class);
      ages = new EnumMap<>(ReferenceSet.class);
      blocked = null;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** The table of a set, if it is in use and not damaged. */
  Optional<Table> table(ReferenceSet set) {
    lock.readLock().lock();
    try {
      return Optional.ofNullable(ages.containsKey(set) ? tables.get(set) : null);
    } finally {
      lock.readLock().unlock();
    }
  }

  private static @Nullable BlockFilter filter(@Nullable Table slices) throws IOException {
    if (slices == null) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Entries all = slices.all()) {
      for (Entry slice = all.next(); slice != null; slice = all.next()) {
        bytes.writeBytes(Objects.requireNonNull(slice.value()));
      }
      return BlockFilter.fromBytes(bytes.toByteArray());
    } catch (IllegalArgumentException e) {
      throw new DamagedException("the block filter: " + e.getMessage(), e);
    }
  }

  @Override
  public Instant asOf(ReferenceSet set) {
    lock.readLock().lock();
    try {
      return ages.getOrDefault(set, Instant.EPOCH);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Reads a value. */
  private interface Decoder<T> {
    T decode(byte[] value) throws WireException;
  }

  /**
   * The value of a key; empty if the set has none.
   *
   * @throws DamagedException the set can't be read; it is out of use now
   */
  private <T> Optional<T> find(ReferenceSet set, byte[] by, Decoder<T> decoder)
      throws DamagedException {
    try {
      byte[] value = read(set, by);
      return value == null ? Optional.empty() : Optional.of(decoder.decode(value));
    } catch (IOException | WireException e) {
      log.error("Reference data, set {}: {}; it is fetched anew", set, e.getMessage());
      condemn(set);
      throw new DamagedException("set " + set, e);
    }
  }

  private byte @Nullable [] read(ReferenceSet set, byte[] by) throws IOException {
    lock.readLock().lock();
    try {
      Table table = ages.containsKey(set) ? tables.get(set) : null;
      return table == null ? null : table.find(by);
    } finally {
      lock.readLock().unlock();
    }
  }

  private void condemn(ReferenceSet set) {
    lock.writeLock().lock();
    try {
      ages.remove(set);
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public Optional<Item> item(ItemId item) {
    try {
      return find(ReferenceSet.ITEMS, ReferenceCodec.key(item), ReferenceCodec::item);
    } catch (DamagedException e) {
      return Optional.empty();
    }
  }

  @Override
  public void items(BiConsumer<? super ItemId, ? super Item> each) {
    Optional<Table> table = table(ReferenceSet.ITEMS);
    if (table.isEmpty()) {
      return;
    }
    try (Entries all = table.get().all()) {
      for (Entry entry = all.next(); entry != null; entry = all.next()) {
        each.accept(
            ReferenceCodec.item(entry), ReferenceCodec.item(Objects.requireNonNull(entry.value())));
      }
    } catch (IOException | WireException e) {
      // A table that was replaced meanwhile is not there to be opened: the next one is.
      log.warn("Reference data, list of items: {}", e.getMessage());
    }
  }

  @Override
  public Optional<Patron> patron(PatronId patron) {
    try {
      return find(ReferenceSet.PATRONS, ReferenceCodec.key(hash(patron)), ReferenceCodec::patron);
    } catch (DamagedException e) {
      return Optional.empty();
    }
  }

  private PatronHash hash(PatronId patron) {
    return PatronHash.of(patron, key);
  }

  @Override
  public boolean reservedForAnother(ItemId item, PatronId patron) {
    try {
      PatronHash self = hash(patron);
      return find(
              ReferenceSet.HOLDS,
              ReferenceCodec.key(item),
              value -> !ReferenceCodec.hold(value).equals(Optional.of(self)))
          .orElse(false);
    } catch (DamagedException e) {
      return true;
    }
  }

  @Override
  public List<ItemId> waitingFor(PatronId patron) {
    Optional<Table> table = table(ReferenceSet.HOLDS);
    return table.map(holds -> waitingFor(hash(patron), holds)).orElseGet(List::of);
  }

  private List<ItemId> waitingFor(PatronHash self, Table holds) {
    List<ItemId> found = new ArrayList<>();
    try (Entries all = holds.all()) {
      for (Entry entry = all.next(); entry != null; entry = all.next()) {
        byte[] value = Objects.requireNonNull(entry.value());
        if (ReferenceCodec.hold(value).equals(Optional.of(self))) {
          found.add(ReferenceCodec.item(entry));
        }
      }
    } catch (IOException | WireException e) {
      log.warn("Reference data, list of holds: {}", e.getMessage());
    }
    return List.copyOf(found);
  }

  @Override
  public boolean mayBeBlocked(PatronId patron) {
    BlockFilter filter;
    lock.readLock().lock();
    try {
      filter = blocked;
    } finally {
      lock.readLock().unlock();
    }
    return filter == null || filter.mayContain(hash(patron));
  }

  @Override
  public LoanRules rules(String category) {
    try {
      Optional<LoanRules> own =
          find(ReferenceSet.RULES, ReferenceCodec.key(category), ReferenceCodec::rules);
      return own.isPresent()
          ? own.get()
          : find(ReferenceSet.RULES, ReferenceCodec.key(""), ReferenceCodec::rules)
              .orElse(LoanRules.NONE);
    } catch (DamagedException e) {
      return LoanRules.NONE;
    }
  }
}
