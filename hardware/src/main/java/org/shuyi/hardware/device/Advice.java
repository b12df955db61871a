package org.shuyi.hardware.device;

import java.time.Duration;
import java.util.Optional;
import org.shuyi.hardware.device.Condition.Absent;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.Condition.Ready;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.Examination.Piece;

/**
 * For a technician before a device that is not well. Pure; a table.
 *
 * @param likely the likely cause, for who says it in other words
 * @param cause the same in one English sentence
 * @param remedy what to try, the likeliest first
 */
public record Advice(Cause likely, String cause, String remedy) {
  /** What is likely wrong. */
  public enum Cause {
    NOT_RUNNING,
    NOTHING_THERE,
    NO_PERMISSION,
    IN_USE,
    UNPLUGGED,
    SILENT,
    TOO_LATE,
    FELL_SILENT,
    PARTLY_SILENT,
    GARBLED,
    SAYS_SO_ITSELF,
    PAPER_LOW,
    PAPER_OUT,
    COVER_OPEN,
    CUTTER,
    BIN_FULL,
    OVERHEATED
  }

  /** Empty for a device that is well. */
  public static Optional<Advice> of(Examination examination) {
    return switch (examination.condition()) {
      case Ready() -> Optional.empty();
      case Degraded(Reason reason, String detail) when reason == Reason.NO_ANSWER ->
          Optional.of(partly(detail));
      case Degraded(Reason reason, String detail) -> Optional.of(of(reason, detail, examination));
      case Absent(Reason reason, String detail) -> Optional.of(of(reason, detail, examination));
    };
  }

  private static Advice of(Reason reason, String detail, Examination examination) {
    return switch (reason) {
      case NOT_STARTED, STOPPED ->
          new Advice(
              Cause.NOT_RUNNING,
              "The program does not use the device.",
              "Start it, and ask again.");
      case NOT_FOUND ->
          new Advice(
              Cause.NOTHING_THERE,
              "Nothing is at the address that the station's file names.",
              "Plug the device in and switch it on; compare its address with /dev/serial/by-id or"
                  + " with the device's own network page.");
      case NO_PERMISSION ->
          new Advice(
              Cause.NO_PERMISSION,
              "The user that runs this program may not open the port.",
              "Add the user to the group of the port (dialout for serial, lp for printers), and log"
                  + " in again.");
      case IN_USE ->
          new Advice(
              Cause.IN_USE,
              "Another program holds the port.",
              "Stop the other program: the kiosk itself, ModemManager or a terminal.");
      case UNPLUGGED ->
          new Advice(
              Cause.UNPLUGGED,
              "The cable or the power was lost.",
              "Push in the plug at both ends; try another cable and another USB port.");
      case NO_ANSWER -> silent(examination);
      case GARBLED ->
          new Advice(
              Cause.GARBLED,
              "Bytes come that are not this protocol: another baud rate or parity, another device,"
                  + " or a bad earth.",
              "Compare baud rate and parity in the address with the device's settings; then look at"
                  + " the driver's name, then at the cable.");
      case REFUSED ->
          new Advice(
              Cause.SAYS_SO_ITSELF,
              "The device answers and says itself what is wrong: " + detail,
              "Put that right; if it says so still, switch the device off and on.");
      case PAPER_LOW ->
          new Advice(Cause.PAPER_LOW, "The roll is near its end.", "Have a new roll at hand.");
      case PAPER_OUT ->
          new Advice(Cause.PAPER_OUT, "The roll is at its end.", "Put in a new roll.");
      case COVER_OPEN ->
          new Advice(Cause.COVER_OPEN, "The cover is open.", "Close it until it clicks.");
      case CUTTER ->
          new Advice(
              Cause.CUTTER,
              "Paper is jammed in the cutter.",
              "Open the cover and clear the paper path.");
      case BIN_FULL ->
          new Advice(
              Cause.BIN_FULL, "Every bin is full.", "Empty them; then look at their sensors.");
      case OVERHEATED ->
          new Advice(Cause.OVERHEATED, "The print head is too hot.", "Wait some minutes.");
    };
  }

  /** The wire and some of the boards on it are well. */
  private static Advice partly(String detail) {
    return new Advice(
        Cause.PARTLY_SILENT,
        "One of several on the wire is silent: " + detail,
        "At the silent one: supply, address switches, plug; its address in the station's file.");
  }

  /** Nothing at all, or something that stopped: the one is the wire, the other the device. */
  private static Advice silent(Examination examination) {
    Optional<Duration> heard =
        examination.exchange().stream().filter(piece -> !piece.sent()).map(Piece::at).findFirst();
    if (heard.isEmpty()) {
      return new Advice(
          Cause.SILENT,
          "The port opens, but the device says nothing: it is off, or its address, baud rate or"
              + " wiring is another.",
          "Switch the device on; compare the address, baud rate and parity; on RS-485 swap A and"
              + " B; at a chip on I2C or SPI look at each wire and at its number on the bus.");
    }
    return heard.get().compareTo(examination.took()) > 0
        ? new Advice(
            Cause.TOO_LATE,
            "The device answers too late, after %d ms: it is busy, or what is between is slow."
                .formatted(heard.get().toMillis()),
            "Look for another program that asks it, and at the converter or network between; switch"
                + " the device off and on.")
        : new Advice(
            Cause.FELL_SILENT,
            "The device answered and then fell silent.",
            "Switch the device off and on; look for a loose plug.");
  }
}
