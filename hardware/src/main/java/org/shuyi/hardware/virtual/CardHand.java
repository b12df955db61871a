package org.shuyi.hardware.virtual;

import java.util.List;

/** A device to which a hand holds cards with a chip. */
public interface CardHand extends Peer {
  /** Holds a card to it, in the place of another one. */
  void hold(VirtualChipCard card);

  /** Takes away what was held to it. */
  void takeAway();

  @Override
  default List<Gesture> gestures() {
    return List.of(
        Gesture.quiet("hold", "UID", uid -> hold(new VirtualChipCard(uid))),
        Gesture.quiet("take-away", "", ignored -> takeAway()));
  }
}
