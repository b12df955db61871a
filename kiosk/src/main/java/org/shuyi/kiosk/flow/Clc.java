package org.shuyi.kiosk.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The 22 main classes of the Chinese Library Classification (中国图书馆分类法, fifth edition). L, M, W and
 * Y are not used.
 */
public enum Clc {
  A,
  B,
  C,
  D,
  E,
  F,
  G,
  H,
  I,
  J,
  K,
  N,
  O,
  P,
  Q,
  R,
  S,
  T,
  U,
  V,
  X,
  Z;

  /** What most people ask a public library for, in this order; what nobody asks for comes last. */
  private static final List<Clc> ASKED =
      List.of(I, R, K, G, T, J, B, S, D, F, H, C, Q, N, O, P, U, X, E, V, Z, A);

  /** What children look for. */
  private static final List<Clc> OF_CHILDREN = List.of(I, Q, P, J, K, G, T, N);

  /** Which they are told, for this patron. */
  public static List<Clc> shown(Profile profile) {
    if (profile.has(Need.CHILDREN)) {
      return OF_CHILDREN;
    }
    return profile.has(Need.ELDER) ? ASKED : List.of(values());
  }

  /** The class of a call number, as I of I247.55/1; empty if it begins with none. */
  public static Optional<Clc> of(String callNumber) {
    String first = callNumber.strip().toUpperCase(Locale.ROOT);
    return first.isEmpty()
        ? Optional.empty()
        : Arrays.stream(values()).filter(each -> each.letter() == first.charAt(0)).findFirst();
  }

  public char letter() {
    return name().charAt(0);
  }
}
