package org.shuyi.kiosk.ui.text;

import java.util.List;
import org.shuyi.kiosk.flow.Clc;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.flow.Searching.Answer;
import org.shuyi.kiosk.flow.Searching.Search;
import org.shuyi.kiosk.flow.Title;

/** Finding a book, in plain words. Pure. */
public final class SearchWording {
  private SearchWording() {}

  /** What is to be known of an answer besides its titles; empty if nothing is. */
  public static List<Advice> about(Search search) {
    if (search.answer() == Answer.NO_CATALOGUE) {
      return List.of(Advice.of(Tone.ATTENTION, Key.SEARCH_ABSENT_WHAT, Key.SEARCH_ABSENT_DO));
    }
    if (search.answer() == Answer.ALL && search.titles().isEmpty()) {
      return search.wanted().here()
          ? List.of(Advice.of(Tone.CALM, Key.SEARCH_EMPTY_WHAT, Key.SEARCH_EMPTY_DO))
          : List.of(Advice.of(Tone.CALM, Key.SEARCH_NONE_WHAT, Key.SEARCH_NONE_DO));
    }
    return search.answer() == Answer.MORE
        ? List.of(Advice.of(Tone.CALM, Key.SEARCH_MORE_WHAT, Key.SEARCH_MORE_DO))
        : List.of();
  }

  /** What a list is called. */
  public static Message heading(Search search, Profile profile) {
    Clc in = search.wanted().in();
    if (search.wanted().here()) {
      return Message.of(Key.TITLES_HERE);
    }
    return in == null
        ? Message.of(Key.TITLES_TYPED, search.wanted().typed())
        : Message.of(name(in, profile));
  }

  /** Where a title is. */
  public static Message place(Title title) {
    return title.here().isEmpty()
        ? Message.of(Key.TITLE_AWAY, title.copies().size())
        : Message.of(Key.TITLE_HERE, title.here().size());
  }

  public static Tone tone(Title title) {
    return title.here().isEmpty() ? Tone.PLAIN : Tone.DONE;
  }

  /** What to do to have it. */
  public static Advice have(Title title) {
    return title.here().isEmpty()
        ? Advice.of(Tone.CALM, Key.TITLE_AWAY_WHAT, Key.TITLE_AWAY_DO)
        : Advice.of(Tone.CALM, Key.TITLE_HERE_WHAT, Key.TITLE_HERE_DO);
  }

  /** As who looks at it would call it. */
  public static Key name(Clc clc, Profile profile) {
    return profile.has(Need.CHILDREN) ? child(clc) : name(clc);
  }

  private static Key child(Clc clc) {
    return switch (clc) {
      case G -> Key.CHILD_CLASS_G;
      case I -> Key.CHILD_CLASS_I;
      case J -> Key.CHILD_CLASS_J;
      case K -> Key.CHILD_CLASS_K;
      case N -> Key.CHILD_CLASS_N;
      case P -> Key.CHILD_CLASS_P;
      case Q -> Key.CHILD_CLASS_Q;
      case T -> Key.CHILD_CLASS_T;
      default -> name(clc);
    };
  }

  private static Key name(Clc clc) {
    return switch (clc) {
      case A -> Key.CLASS_A;
      case B -> Key.CLASS_B;
      case C -> Key.CLASS_C;
      case D -> Key.CLASS_D;
      case E -> Key.CLASS_E;
      case F -> Key.CLASS_F;
      case G -> Key.CLASS_G;
      case H -> Key.CLASS_H;
      case I -> Key.CLASS_I;
      case J -> Key.CLASS_J;
      case K -> Key.CLASS_K;
      case N -> Key.CLASS_N;
      case O -> Key.CLASS_O;
      case P -> Key.CLASS_P;
      case Q -> Key.CLASS_Q;
      case R -> Key.CLASS_R;
      case S -> Key.CLASS_S;
      case T -> Key.CLASS_T;
      case U -> Key.CLASS_U;
      case V -> Key.CLASS_V;
      case X -> Key.CLASS_X;
      case Z -> Key.CLASS_Z;
    };
  }
}
