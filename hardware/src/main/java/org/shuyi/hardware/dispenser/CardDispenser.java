package org.shuyi.hardware.dispenser;

import java.util.concurrent.CompletionStage;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;

/**
 * Takes blank cards from a stack to a card reader, then to the person or to a bin. Never moves a
 * card that it was not told to move, not even when it is switched on.
 */
public interface CardDispenser extends Device {
  /**
   * Takes a card from the stack to where it is read.
   *
   * @return always completes, normally, within 35 s; refused if a card is there already, for it may
   *     be somebody's
   */
  CompletionStage<CardMove> toReader();

  /**
   * Moves the card at the reader into the mouth, where it is held until it is taken.
   *
   * @return always completes, normally, within 35 s
   */
  CompletionStage<CardMove> toBezel();

  /**
   * Draws the card at the reader or in the mouth into the bin.
   *
   * @return always completes, normally, within 35 s
   */
  CompletionStage<CardMove> capture();

  /** What the dispenser says of itself changed; posted for every change, first on start. */
  record DispenserChanged(DeviceId device, DispenserState state) implements DeviceEvent {}
}
