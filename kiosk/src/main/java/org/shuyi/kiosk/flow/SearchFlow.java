package org.shuyi.kiosk.flow;

import java.time.Duration;
import java.util.List;
import org.shuyi.kiosk.flow.Searching.Answer;
import org.shuyi.kiosk.flow.Searching.Chosen;
import org.shuyi.kiosk.flow.Searching.Classes;
import org.shuyi.kiosk.flow.Searching.Listed;
import org.shuyi.kiosk.flow.Searching.Search;
import org.shuyi.kiosk.flow.Searching.Typing;

/** Finding a book: typed, by class, or among what is in this kiosk now. */
record SearchFlow(Searching now) implements JourneyFlow {
  static Step begin(Kiosk kiosk) {
    return Step.to(kiosk.with(new Typing(Search.NOTHING)));
  }

  static Step here(Kiosk kiosk) {
    return listed(kiosk, new Wanted("", null, true));
  }

  @Override
  public Step step(Kiosk kiosk, Event event) {
    return switch (event) {
      case Event.Touched(Touch.Classes()) -> Step.to(kiosk.with(new Classes()));
      case Event.Touched(Touch.Here()) -> here(kiosk);
      case Event.Touched(Touch.Find()) -> begin(kiosk);
      case Event.TitlesFound found -> found(kiosk, found);
      default -> own(kiosk, event);
    };
  }

  private Step own(Kiosk kiosk, Event event) {
    return switch (now) {
      case Typing(var search) -> typing(kiosk, search, event);
      case Listed(var search) ->
          event instanceof Event.Touched(Touch.Choose(int which))
              ? choose(kiosk, search.titles(), which)
              : Step.to(kiosk);
      case Classes ignored ->
          event instanceof Event.Touched(Touch.InClass(Clc clc))
              ? listed(kiosk, new Wanted("", clc, false))
              : Step.to(kiosk);
      case Chosen(var title, var from) ->
          switch (event) {
            case Event.Touched(Touch.Back()) -> Step.to(kiosk.with(from));
            case Event.Touched(Touch.AskFor()) -> HoldFlow.begin(kiosk, title);
            default -> Step.to(kiosk);
          };
    };
  }

  private Step typing(Kiosk kiosk, Search search, Event event) {
    String typed = search.wanted().typed();
    return switch (event) {
      case Event.Touched(Touch.Letter(String letter))
          when typed.length() + letter.length() <= Wanted.MOST ->
          ask(kiosk, search, typed + letter);
      case Event.Touched(Touch.Erase()) when !typed.isEmpty() ->
          ask(kiosk, search, typed.substring(0, typed.offsetByCodePoints(typed.length(), -1)));
      case Event.Touched(Touch.EraseAll()) when !typed.isEmpty() -> ask(kiosk, search, "");
      case Event.Touched(Touch.Enter()) when search.wanted().something() ->
          Step.to(kiosk.with(new Listed(search)));
      case Event.Touched(Touch.Choose(int which)) -> choose(kiosk, search.titles(), which);
      default -> Step.to(kiosk);
    };
  }

  private static Step ask(Kiosk kiosk, Search before, String typed) {
    Wanted wanted = before.wanted().typed(typed);
    return wanted.something()
        ? Step.to(
            kiosk.with(new Typing(new Search(wanted, before.titles(), Answer.AWAITED))),
            new Effect.FindTitles(wanted))
        : Step.to(kiosk.with(new Typing(new Search(wanted, List.of(), Answer.NONE))));
  }

  private static Step listed(Kiosk kiosk, Wanted wanted) {
    return Step.to(
        kiosk.with(new Listed(new Search(wanted, List.of(), Answer.AWAITED))),
        new Effect.FindTitles(wanted));
  }

  private Step choose(Kiosk kiosk, List<Title> titles, int which) {
    return which >= 0 && which < titles.size()
        ? Step.to(kiosk.with(new Chosen(titles.get(which), now)))
        : Step.to(kiosk);
  }

  /** An answer to an earlier question says nothing any more. */
  private Step found(Kiosk kiosk, Event.TitlesFound found) {
    Search search = new Search(found.wanted(), found.titles(), found.answer());
    return switch (now) {
      case Typing(var asked) when asked.wanted().equals(found.wanted()) ->
          Step.to(kiosk.with(new Typing(search)));
      case Listed(var asked) when asked.wanted().equals(found.wanted()) ->
          Step.to(kiosk.with(new Listed(search)));
      default -> Step.to(kiosk);
    };
  }

  @Override
  public boolean warns() {
    return true;
  }

  @Override
  public Duration idle() {
    return LIST;
  }
}
