package org.shuyi.sync.centre;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.IdentityDocument;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Person;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.SealedPerson;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.HashChain;
import org.shuyi.sync.sealed.PersonKeys;
import org.shuyi.sync.sealed.PersonSeal;
import org.shuyi.sync.sealed.TestKeys;
import org.shuyi.sync.wire.ActCodec;
import org.shuyi.sync.wire.Batch;

/** A station's journal in memory: seals rows and cuts batches as a real one does. */
final class TestStation {
  private static final KeyPair CENTRE = TestKeys.pair();

  static final PersonSeal SEAL = new PersonSeal(CENTRE.getPublic());
  static final PersonKeys PERSON_KEYS = PersonKeys.of(List.of(CENTRE.getPrivate()));

  /** Invented, as the number of a passport of Utopia in ICAO 9303. */
  static final Person NOBODY =
      new Person("无名氏", IdentityDocument.of(IdentityDocument.Kind.PASSPORT, "UTOL898902C3"));

  private final StationId id;
  private final Epoch epoch;
  private final UUID boot = new UUID(7, 7);
  private final List<byte[]> payloads = new ArrayList<>();
  private final List<byte[]> hashes = new ArrayList<>(List.of(HashChain.start()));
  private final List<RecordedAct> acts = new ArrayList<>();

  TestStation(String name, long epoch) {
    this.id = new StationId(name);
    this.epoch = new Epoch(epoch);
  }

  StationId id() {
    return id;
  }

  Epoch epoch() {
    return epoch;
  }

  RecordedAct loan(String item, String patron, Instant at) {
    return write(
        new Act.Loan(
            new ItemId(item),
            new PatronId(patron),
            LocalDate.of(2027, 1, 1),
            Act.DecidedBy.STATION),
        at);
  }

  RecordedAct giveBack(String item, Instant at) {
    return write(new Act.Return(new ItemId(item)), at);
  }

  RecordedAct renewal(String item, String patron, Instant at) {
    return write(
        new Act.Renewal(new ItemId(item), new PatronId(patron), Act.DecidedBy.STATION), at);
  }

  /** Somebody whose hash is made up from a name. */
  static PersonHash person(String name) {
    return new PersonHash("%064x".formatted(name.hashCode() & 0xffff_ffffL));
  }

  RecordedAct card(String card, PersonHash person, Instant at) {
    return card(card, person, SEAL.seal(NOBODY, new PatronId(card), person), at);
  }

  RecordedAct card(String card, PersonHash person, @Nullable SealedPerson sealed, Instant at) {
    return write(
        new Act.CardIssued(
            new PatronId(card),
            person,
            IdentityDocument.Kind.RESIDENT_ID,
            PatronCategory.ADULT,
            LocalDate.of(2027, 11, 21),
            Act.DecidedBy.STATION,
            sealed),
        at);
  }

  RecordedAct write(Act act, Instant at) {
    return write(act, at, Stamp.ClockTrust.TRUSTED);
  }

  RecordedAct write(Act act, Instant at, Stamp.ClockTrust trust) {
    long sequence = acts.size() + 1L;
    ActId actId = new ActId(new UUID(id.value().hashCode() * 31L + epoch.value(), sequence));
    return write(
        new RecordedAct(
            sequence, actId, new Stamp(boot, Duration.ofSeconds(sequence), at, trust), act));
  }

  RecordedAct write(RecordedAct act) {
    acts.add(act);
    seal(ActCodec.encode(act));
    return act;
  }

  void seal(byte[] payload) {
    payloads.add(payload);
    hashes.add(HashChain.next(hashes.getLast(), epoch, payloads.size(), payload));
  }

  int written() {
    return payloads.size();
  }

  List<RecordedAct> acts() {
    return acts;
  }

  /** All rows. */
  Batch all() {
    return batch(1, payloads.size());
  }

  /** Rows from first to last, both included. */
  Batch batch(int first, int last) {
    return asking(first, last, List.of());
  }

  Batch asking(int first, int last, List<Long> unsettled) {
    return new Batch(
        id,
        epoch,
        first,
        hashes.get(first - 1),
        payloads.subList(first - 1, last),
        hashes.get(last),
        unsettled);
  }
}
