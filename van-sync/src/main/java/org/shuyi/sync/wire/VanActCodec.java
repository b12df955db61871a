package org.shuyi.sync.wire;

import static org.shuyi.sync.wire.ActCodec.CATEGORY;
import static org.shuyi.sync.wire.ActCodec.DUE;
import static org.shuyi.sync.wire.ActCodec.ITEM;
import static org.shuyi.sync.wire.ActCodec.PATRON;

import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.circulation.VanAct;
import org.shuyi.sync.circulation.VanAct.EventKind;
import org.shuyi.sync.circulation.VanAct.Found;
import org.shuyi.sync.circulation.VanAct.ProposedBy;
import org.shuyi.sync.circulation.VanAct.RequestAnswer;
import org.shuyi.sync.circulation.VanAct.SkipReason;
import org.shuyi.sync.circulation.VanAct.Wish;
import org.shuyi.sync.circulation.WorkId;

/** What the acts of a book van are about: kinds 40 to 50, fields 40 to 56. */
final class VanActCodec {
  private static final Field<StopId> STOP = new Field<>(40, "stop", Shapes.STOP);
  private static final Field<LocalDateTime> PLANNED =
      new Field<>(41, "planned", Shape.localMinute());
  private static final Field<ProposedBy> PROPOSED_BY =
      new Field<>(
          42, "proposed-by", Shape.word(ProposedBy.class, VanActCodec::code, ProposedBy.STAFF));
  private static final Field<Boolean> CANCELLED = new Field<>(43, "cancelled", Shape.flag());
  private static final Field<SkipReason> SKIP_REASON =
      new Field<>(
          44, "skip-reason", Shape.word(SkipReason.class, VanActCodec::code, SkipReason.OTHER));
  private static final Field<Long> COUNT =
      new Field<>(45, "count", Shape.number(1, VanAct.MOST_PEOPLE));
  private static final Field<EventKind> EVENT =
      new Field<>(46, "event", Shape.word(EventKind.class, VanActCodec::code, EventKind.OTHER));
  private static final Field<String> TITLE =
      new Field<>(47, "title", Shape.text(VanAct.MOST_TITLE));
  private static final Field<List<Fields>> ATTENDANCE =
      new Field<>(48, "attendance", Shape.list(Fields.nested(), 16));
  private static final Field<WorkId> WORK = new Field<>(49, "work", Shapes.WORK);
  private static final Field<String> WORDS =
      new Field<>(50, "words", Shape.text(VanAct.MOST_TITLE));
  private static final Field<ActId> REQUEST = new Field<>(51, "request", Shapes.ACT_ID);
  private static final Field<RequestAnswer> ANSWER =
      new Field<>(52, "answer", Shape.word(RequestAnswer.class, VanActCodec::code));
  private static final Field<String> PLACE =
      new Field<>(53, "place", Shape.text(VanAct.MOST_PLACE));
  private static final Field<Found> FOUND =
      new Field<>(54, "found", Shape.word(Found.class, VanActCodec::code));

  private VanActCodec() {}

  static int kind(VanAct act) {
    return switch (act) {
      case VanAct.StopOpened opened -> 40;
      case VanAct.StopClosed closed -> 41;
      case VanAct.StopSkipped skipped -> 42;
      case VanAct.Visit visit -> 43;
      case VanAct.EventHeld held -> 44;
      case VanAct.DownloadTaken taken -> 45;
      case VanAct.Request request -> 46;
      case VanAct.RequestAnswered answered -> 47;
      case VanAct.StockCounted counted -> 48;
      case VanAct.StockShelved shelved -> 49;
      case VanAct.StockUnshelved unshelved -> 50;
    };
  }

  static Fields about(VanAct act) {
    return switch (act) {
      case VanAct.StopOpened(var stop, var planned, var by) ->
          Fields.part().with(STOP, stop).withIfThere(PLANNED, planned).with(PROPOSED_BY, by);
      case VanAct.StopClosed(var stop) -> Fields.part().with(STOP, stop);
      case VanAct.StopSkipped(var stop, var planned, var cancelled, var reason) ->
          Fields.part()
              .with(STOP, stop)
              .with(PLANNED, planned)
              .with(CANCELLED, cancelled)
              .with(SKIP_REASON, reason);
      case VanAct.Visit(int count, var group) -> heads(group, count);
      case VanAct.EventHeld(var kind, var title, var attendance) ->
          Fields.part()
              .with(EVENT, kind)
              .with(TITLE, title)
              .with(
                  ATTENDANCE,
                  attendance.entrySet().stream()
                      .map(each -> heads(each.getKey(), each.getValue()))
                      .toList());
      case VanAct.DownloadTaken(var work) -> Fields.part().with(WORK, work);
      case VanAct.Request(var wish, var patron, var stop, var promised) ->
          wish(wish).with(PATRON, patron).with(STOP, stop).withIfThere(DUE, promised);
      case VanAct.RequestAnswered(var request, var answer, var item) ->
          Fields.part().with(REQUEST, request).with(ANSWER, answer).withIfThere(ITEM, item);
      case VanAct.StockCounted(var item, var place, var found) ->
          Fields.part().with(ITEM, item).with(PLACE, place).with(FOUND, found);
      case VanAct.OnShelf shelf -> Fields.part().with(ITEM, shelf.item());
    };
  }

  private static Fields heads(PatronCategory group, int count) {
    return Fields.part().with(CATEGORY, group).with(COUNT, (long) count);
  }

  private static Fields wish(Wish wish) {
    return switch (wish) {
      case Wish.Title(var words) -> Fields.part().with(WORDS, words);
      case Wish.MoreLike(var item) -> Fields.part().with(ITEM, item);
    };
  }

  /**
   * The act of that kind.
   *
   * @throws WireException UNKNOWN_KIND if there is none
   */
  static VanAct act(int kind, Fields about) throws WireException {
    try {
      return known(kind, about);
    } catch (IllegalArgumentException e) {
      throw new WireException(WireException.Kind.MALFORMED, String.valueOf(e.getMessage()), e);
    }
  }

  private static VanAct known(int kind, Fields about) throws WireException {
    return switch (kind) {
      case 40 ->
          new VanAct.StopOpened(about.get(STOP), about.find(PLANNED), about.get(PROPOSED_BY));
      case 41 -> new VanAct.StopClosed(about.get(STOP));
      case 42 ->
          new VanAct.StopSkipped(
              about.get(STOP), about.get(PLANNED), about.get(CANCELLED), about.get(SKIP_REASON));
      case 43 -> new VanAct.Visit(about.get(COUNT).intValue(), about.get(CATEGORY));
      case 44 -> new VanAct.EventHeld(about.get(EVENT), about.get(TITLE), attendance(about));
      case 45 -> new VanAct.DownloadTaken(about.get(WORK));
      case 46 ->
          new VanAct.Request(wish(about), about.get(PATRON), about.get(STOP), about.find(DUE));
      case 47 ->
          new VanAct.RequestAnswered(about.get(REQUEST), about.get(ANSWER), about.find(ITEM));
      case 48 -> new VanAct.StockCounted(about.get(ITEM), about.get(PLACE), about.get(FOUND));
      case 49 -> new VanAct.StockShelved(about.get(ITEM));
      case 50 -> new VanAct.StockUnshelved(about.get(ITEM));
      default ->
          throw new WireException(
              WireException.Kind.UNKNOWN_KIND, "act of kind " + kind + ": not known here");
    };
  }

  private static Wish wish(Fields about) throws WireException {
    String words = about.find(WORDS);
    return words == null ? new Wish.MoreLike(about.get(ITEM)) : new Wish.Title(words);
  }

  /** Categories that are newer than this program add up. */
  private static Map<PatronCategory, Integer> attendance(Fields about) throws WireException {
    Map<PatronCategory, Integer> heads = new EnumMap<>(PatronCategory.class);
    for (Fields each : about.get(ATTENDANCE)) {
      heads.merge(each.get(CATEGORY), each.get(COUNT).intValue(), Integer::sum);
    }
    return heads;
  }

  private static int code(ProposedBy by) {
    return switch (by) {
      case STAFF -> 0;
      case TIMETABLE -> 1;
      case POSITION -> 2;
      case POSITION_AND_TIMETABLE -> 3;
    };
  }

  private static int code(SkipReason reason) {
    return switch (reason) {
      case OTHER -> 0;
      case WEATHER -> 1;
      case ROAD -> 2;
      case VEHICLE -> 3;
      case STAFF -> 4;
      case TIME -> 5;
      case NOBODY_THERE -> 6;
    };
  }

  private static int code(EventKind kind) {
    return switch (kind) {
      case OTHER -> 0;
      case EXHIBITION -> 1;
      case LECTURE -> 2;
    };
  }

  private static int code(RequestAnswer answer) {
    return switch (answer) {
      case BROUGHT -> 1;
      case HANDED_OVER -> 2;
      case CANNOT_BE_HAD -> 3;
    };
  }

  private static int code(Found found) {
    return switch (found) {
      case PRESENT -> 1;
      case MISPLACED -> 2;
      case BELONGS_ELSEWHERE -> 3;
      case MISSING -> 4;
    };
  }
}
