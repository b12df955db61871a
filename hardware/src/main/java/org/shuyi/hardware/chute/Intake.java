package org.shuyi.hardware.chute;

import org.shuyi.hardware.device.Condition;

/** What became of the book in the slot. Only {@link Taken} means that the library has it. */
public sealed interface Intake {
  /** It left the slot towards the bin while the flap was closed. */
  record Taken(int bin) implements Intake {}

  /** Nothing moved, for the flap is not closed. */
  record FlapOpen() implements Intake {}

  /** Nothing moved, for nothing lies there. */
  record NothingThere() implements Intake {}

  /** Nothing moved. */
  record BinFull(int bin) implements Intake {}

  /** Nothing moved, for there is no such bin. */
  record NoSuchBin(int bin, int bins) implements Intake {}

  /** The flap was opened while the book moved; the belt stands. */
  record Stopped() implements Intake {}

  /** The belt ran as long as it may and the book still lies in the slot. */
  record Stuck() implements Intake {}

  /**
   * Nobody knows: the chute was not reached or was lost meanwhile. Look before it is done again.
   */
  record Unknown(Condition why) implements Intake {}
}
