package org.shuyi.kiosk.flow;

import static org.shuyi.kiosk.flow.Samples.ALL_WELL;
import static org.shuyi.kiosk.flow.Samples.DUE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.SecurityWrite;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.kiosk.flow.Searching.Answer;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.journal.Journal.OpenDebt;

/**
 * What a flow's effects meet: a centre, a journal, a pad with tags, a printer. It keeps the law
 * (one answer to each question, acts in order, a tag is written only where it lies) and does as it
 * was told.
 */
final class World {
  private static final Stamp STAMP =
      new Stamp(new UUID(0, 0), Duration.ZERO, Instant.EPOCH, Stamp.ClockTrust.TRUSTED);

  final Map<PatronId, Profile> profiles = new HashMap<>();
  private final List<RecordedAct> journal = new ArrayList<>();
  private final Map<TagUid, Security> tags = new HashMap<>();
  private List<TagSeen> pad = List.of();
  private List<TagSeen> slot = List.of();
  Chuting.Flap flap = Chuting.Flap.UNLOCKED;
  Chuting.Fall fall = Chuting.Fall.FALLEN;
  private final Set<TagUid> leftBehind = new HashSet<>();
  private boolean watched;

  final CounterWorld counter = new CounterWorld();
  final LockerWorld locker = new LockerWorld();
  final TillWorld till = new TillWorld();
  Service service = ALL_WELL;
  boolean diskFull;
  boolean knowsHolds = true;

  /** Books that staff had in their hands. */
  final Set<ItemId> staffed = new HashSet<>();

  boolean paper = true;
  final Set<TagUid> stubborn = new HashSet<>();
  final Map<ItemId, List<RefusalReason>> denied = new HashMap<>();
  final Map<PatronId, List<RefusalReason>> blocked = new HashMap<>();
  final List<Event.OnLoan> loans = new ArrayList<>();
  final List<Holding.Wish> wishes =
      new ArrayList<>(
          List.of(new Holding.Wish(Samples.HONGLOU, "红楼梦", Holding.Wish.Stage.WAITS, "", null)));

  World() {
    counter.issued =
        card ->
            acts().stream()
                .anyMatch(act -> act instanceof Act.CardIssued made && made.card().equals(card));
  }

  /** Lays these on the pad, and nothing else. */
  List<TagSeen> lay(List<TagSeen> things) {
    pad = things.stream().map(this::asItIs).toList();
    leftBehind.retainAll(pad.stream().map(TagSeen::uid).toList());
    return pad();
  }

  /** Lays these into the chute, and nothing else. */
  void insert(TagSeen... things) {
    slot = List.of(things);
  }

  private Optional<Event> answer(Effect.AtChute effect) {
    return Optional.of(
        switch (effect) {
          case Effect.OpenFlap ignored -> new Event.FlapOpened(flap);
          case Effect.ReadSlot() ->
              new Event.SlotRead(new Pad(slot.stream().map(this::asItIs).toList(), false));
          case Effect.Drop(ItemId item) -> {
            slot = fall == Chuting.Fall.FALLEN ? List.of() : slot;
            yield new Event.Dropped(item, fall);
          }
        });
  }

  /** What lies on the pad, as a reader tells it now: not what an earlier watch left there. */
  List<TagSeen> pad() {
    return pad.stream()
        .filter(thing -> !leftBehind.contains(thing.uid()))
        .map(this::asItIs)
        .toList();
  }

  boolean watched() {
    return watched;
  }

  private Optional<Event> watch(boolean on) {
    boolean begins = on && !watched;
    if (!on && watched) {
      pad.forEach(thing -> leftBehind.add(thing.uid()));
    }
    watched = on;
    return begins ? seen() : none();
  }

  /** What its reader tells, if it is there. */
  Optional<Event> seen() {
    return watched && service.readerReady()
        ? Optional.of(new Event.PadSeen(new Pad(pad(), false)))
        : none();
  }

  private TagSeen asItIs(TagSeen thing) {
    return new TagSeen(thing.uid(), thing.content(), security(thing.uid(), thing.security()));
  }

  Security security(TagUid tag, Security ifNeverWritten) {
    return tags.getOrDefault(tag, ifNeverWritten);
  }

  List<RecordedAct> journal() {
    return List.copyOf(journal);
  }

  List<Act> acts() {
    return journal.stream().map(RecordedAct::act).toList();
  }

  /** The answer, if there is one to give. */
  Optional<Event> answer(Effect effect) {
    return switch (effect) {
      case Effect.WatchPad(boolean on) -> watch(on);
      case Effect.LookAgain() -> seen();
      case Effect.Identify(PatronId patron) -> Optional.of(identified(patron));
      case Effect.DecideLoan(PatronId patron, ItemId item, DecidedBy by) ->
          Optional.of(decided(item, service.online() ? by : DecidedBy.STATION));
      case Effect.ListHolds(PatronId patron) ->
          Optional.of(
              new Event.HoldsListed(
                  patron, wishes, knowsHolds, service.online() ? null : Instant.EPOCH));
      case Effect.DecideRenewal(PatronId patron, ItemId item) ->
          Optional.of(decided(item, DecidedBy.CENTRE));
      case Effect.Append(Act act) -> Optional.of(append(act));
      case Effect.Secure secure -> Optional.of(new Event.TagWritten(secure.item(), write(secure)));
      case Effect.NameItem(ItemId item) -> Optional.of(new Event.ItemNamed(item, title(item)));
      case Effect.FindDebts(ItemId item, Security made) ->
          Optional.of(new Event.DebtsFound(item, made, debts(item)));
      case Effect.Print ignored -> Optional.of(new Event.SlipDone(paper));
      case Effect.RecallProfile(PatronId patron) ->
          Optional.of(new Event.ProfileRecalled(patron, profiles.get(patron)));
      case Effect.KeepProfile(PatronId patron, Profile profile) -> {
        profiles.put(patron, profile);
        yield none();
      }
      case Effect.ForgetProfile(PatronId patron) -> {
        profiles.remove(patron);
        yield none();
      }
      case Effect.CallStaff ignored -> Optional.of(new Event.StaffCalled(!diskFull));
      case Effect.AtChute there -> answer(there);
      case Effect.AtCounter there -> counter.answer(there, service);
      case Effect.LookInLockers(PatronId patron, var out) ->
          Optional.of(locker.shelf(patron, this));
      case Effect.LookAtStock() -> Optional.of(locker.board(this));
      case Effect.AtCashier there -> till.answer(there, service);
      case Effect.OpenDoor ignored -> none();
      case Effect.LookBehind(int door) -> Optional.of(locker.look(door, this));
      case Effect.ReadCard(String digits) ->
          Optional.of(new Event.CardScanned(digits.startsWith("23") ? new PatronId(digits) : null));
      case Effect.SeeParts() -> Optional.of(new Event.PartsSeen(Samples.PARTS));
      case Effect.TestPart(DeviceId device) ->
          Optional.of(new Event.PartTested(Samples.examined(device)));
      case Effect.PrintCard ignored -> Optional.of(new Event.SlipDone(paper));
      case Effect.FindTitles(Wanted wanted) ->
          Optional.of(
              new Event.TitlesFound(
                  wanted, Samples.TITLES, service.online() ? Answer.ALL : Answer.NO_CATALOGUE));
      case Effect.Expect ignored -> none();
      case Effect.ExpectNothing ignored -> none();
      case Effect.Elsewhere ignored -> none();
    };
  }

  private static Optional<Event> none() {
    return Optional.empty();
  }

  static String title(ItemId item) {
    return "Title of " + item;
  }

  private Event identified(PatronId patron) {
    return new Event.Identified(
        new Borrower(
            patron, "王**", 10, Set.of(), service.online() ? DecidedBy.CENTRE : DecidedBy.STATION),
        blocks(patron),
        service.online() ? loans : List.of());
  }

  /** A PIN that was right takes away that it is needed. */
  private List<RefusalReason> blocks(PatronId patron) {
    return blocked.getOrDefault(patron, List.of()).stream()
        .filter(reason -> reason != RefusalReason.PIN_NEEDED || !patron.equals(counter.proven))
        .toList();
  }

  private Event decided(ItemId item, DecidedBy by) {
    return denied.containsKey(item)
        ? new Event.Denied(item, title(item), denied.get(item), by)
        : new Event.Granted(item, title(item), DUE, by);
  }

  private Event append(Act act) {
    if (diskFull) {
      till.notRecorded(act);
      return new Event.NotRecorded(act);
    }
    long sequence = journal.size() + 1L;
    RecordedAct recorded = new RecordedAct(sequence, new ActId(new UUID(7, sequence)), STAMP, act);
    journal.add(recorded);
    till.recorded(act);
    return new Event.Recorded(recorded);
  }

  private SecurityWrite write(Effect.Secure secure) {
    TagUid tag = secure.tag();
    boolean inSlot = slot.stream().anyMatch(seen -> seen.uid().equals(tag));
    if (!inSlot && !service.readerReady()) {
      return failed(secure, SecurityWrite.Cause.READER);
    }
    if (!inSlot && pad.stream().noneMatch(seen -> seen.uid().equals(tag))) {
      return failed(secure, SecurityWrite.Cause.TAG_GONE);
    }
    if (stubborn.contains(tag)) {
      return failed(secure, SecurityWrite.Cause.TAG_REFUSED);
    }
    tags.put(tag, secure.security());
    return new SecurityWrite.Verified(tag, secure.security());
  }

  private static SecurityWrite failed(Effect.Secure secure, SecurityWrite.Cause cause) {
    return new SecurityWrite.Failed(secure.tag(), secure.security(), cause, "as told");
  }

  /** Debts that stand for an item. */
  List<OpenDebt> debts(ItemId item) {
    List<OpenDebt> open = new ArrayList<>();
    for (RecordedAct recorded : journal) {
      switch (recorded.act()) {
        case Act.DebtOpened debt when debt.item().equals(item) ->
            open.add(new OpenDebt(recorded.id(), debt));
        case Act.DebtSettled(ItemId ignored, ActId opened) ->
            open.removeIf(debt -> debt.opened().equals(opened));
        default -> {}
      }
    }
    return open;
  }
}
