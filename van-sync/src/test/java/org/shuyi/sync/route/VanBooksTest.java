package org.shuyi.sync.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.circulation.VanAct;
import org.shuyi.sync.circulation.VanAct.Found;
import org.shuyi.sync.circulation.VanAct.RequestAnswer;

/** What staff look at before a trip, out of the van's own journal. */
class VanBooksTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final StopId EAST = new StopId("东村");
  private static final StopId WEST = new StopId("西村");
  private static final PatronId WANG = new PatronId("P0000001");

  private final List<RecordedAct> acts = new ArrayList<>();
  private final Map<ActId, Outcome> outcomes = new HashMap<>();

  private ActId write(Act act) {
    long n = acts.size() + 1;
    Stamp stamp =
        new Stamp(new UUID(0, 1), Duration.ofSeconds(n), Instant.EPOCH, Stamp.ClockTrust.UNKNOWN);
    acts.add(new RecordedAct(n, new ActId(new UUID(7, n)), stamp, act));
    return acts.getLast().id();
  }

  private static ItemId book(int number) {
    return new ItemId("SY%06d".formatted(number));
  }

  private ActId lend(int book, LocalDate due) {
    return write(new Act.Loan(book(book), WANG, due, Act.DecidedBy.STATION));
  }

  private void open(StopId stop) {
    write(new VanAct.StopOpened(stop, null, VanAct.ProposedBy.STAFF));
  }

  private List<ItemId> due(StopId... stops) {
    return BooksOut.of(acts, id -> Optional.ofNullable(outcomes.get(id)))
        .dueAt(List.of(stops), TODAY)
        .stream()
        .map(BooksOut.Out::item)
        .toList();
  }

  @Test
  void whatIsDueBackIsWhatWasLentThere() {
    open(EAST);
    lend(1, TODAY);
    lend(2, TODAY.minusDays(14));
    lend(3, TODAY.plusDays(14));
    open(WEST);
    lend(4, TODAY);
    write(new VanAct.StopClosed(WEST));
    lend(5, TODAY);
    write(new Act.Return(book(1)));

    assertThat(due(EAST)).containsExactly(book(2));
    assertThat(due(EAST, WEST)).containsExactly(book(2), book(4));
  }

  @Test
  void theLibrarySystemsDueDateHolds() {
    open(EAST);
    outcomes.put(lend(1, TODAY), new Outcome.Applied(TODAY.plusDays(7)));
    lend(2, TODAY);
    ActId renewal = write(new Act.Renewal(book(2), WANG, Act.DecidedBy.STATION));
    assertThat(due(EAST)).as("nobody knows until when").containsExactly(book(2));

    outcomes.put(renewal, new Outcome.AlreadyDone(TODAY.plusDays(14)));
    assertThat(due(EAST)).isEmpty();
  }

  private ActId ask(String title, StopId stop, @Nullable LocalDate promised) {
    return write(new VanAct.Request(new VanAct.Wish.Title(title), WANG, stop, promised));
  }

  private static List<ActId> ids(List<Requests.Asked> asked) {
    return asked.stream().map(Requests.Asked::id).toList();
  }

  @Test
  void whatIsAskedForIsOpenUntilItIsHandedOver() {
    ActId whenever = ask("三体", EAST, null);
    ActId soon = ask("活着", EAST, TODAY);
    ActId west = ask("边城", WEST, TODAY);
    ActId never = ask("没有的书", EAST, TODAY);
    write(new VanAct.RequestAnswered(never, RequestAnswer.CANNOT_BE_HAD, null));
    write(new VanAct.RequestAnswered(soon, RequestAnswer.BROUGHT, book(1)));

    Requests requests = Requests.of(acts);
    assertThat(ids(requests.openAt(List.of(EAST)))).containsExactly(soon, whenever);
    assertThat(ids(requests.pickList(List.of(EAST, WEST)))).containsExactly(west, whenever);

    write(new VanAct.RequestAnswered(soon, RequestAnswer.HANDED_OVER, book(1)));
    write(new VanAct.RequestAnswered(soon, RequestAnswer.CANNOT_BE_HAD, null));
    assertThat(ids(Requests.of(acts).openAt(List.of(EAST)))).containsExactly(whenever);
    assertThat(Requests.of(acts).all().get(1).answer()).isEqualTo(RequestAnswer.HANDED_OVER);
  }

  @Test
  void anAnswerToARequestThatIsGoneIsLeftOut() {
    write(new VanAct.RequestAnswered(new ActId(new UUID(0, 0)), RequestAnswer.BROUGHT, book(1)));

    assertThat(Requests.of(acts).all()).isEmpty();
  }

  @Test
  void aboardIsWhatWasShelvedAndCameBack() {
    write(new VanAct.StockShelved(book(1)));
    write(new VanAct.StockShelved(book(2)));
    write(new VanAct.StockShelved(book(3)));
    lend(2, TODAY);
    write(new Act.Return(book(4)));
    write(new VanAct.StockUnshelved(book(1)));
    write(new VanAct.StockCounted(book(3), "A3", Found.MISSING));
    write(new VanAct.StockCounted(book(5), "A3", Found.BELONGS_ELSEWHERE));
    write(new VanAct.StockCounted(book(6), "A3", Found.BELONGS_ELSEWHERE));
    write(new VanAct.StockUnshelved(book(6)));

    assertThat(VanStock.of(acts))
        .isEqualTo(new VanStock(Set.of(book(4), book(5)), Set.of(book(5))));
  }

  /** Whoever lends and takes back by turns: each book is out, or aboard, or was never seen. */
  @Property(tries = 200)
  void noBookIsOutAndAboard(@ForAll @Size(max = 60) List<@IntRange(max = 19) Integer> moves) {
    acts.clear();
    Set<ItemId> seen = new HashSet<>();
    for (int move : moves) {
      write(
          move < 10
              ? new Act.Loan(book(move % 5), WANG, TODAY, Act.DecidedBy.STATION)
              : new Act.Return(book(move % 5)));
      seen.add(book(move % 5));
    }

    List<ItemId> places = new ArrayList<>(VanStock.of(acts).aboard());
    BooksOut.of(acts, id -> Optional.empty()).out().forEach(out -> places.add(out.item()));
    assertThat(places).containsExactlyInAnyOrderElementsOf(seen);
  }
}
