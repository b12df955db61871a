package org.shuyi.hardware.device.supervise;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Counters;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.Examination;
import org.shuyi.hardware.device.Examination.Piece;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;

/**
 * Counts what goes over a device's wire, and keeps the bytes of the last greeting. Written by the
 * device's thread, read by any.
 */
final class Meter {
  private static final int PIECES = 32;
  private static final int PIECE_BYTES = 256;

  private final Protocol protocol;
  private final Map<Condition.Reason, Long> losses = new EnumMap<>(Condition.Reason.class);
  private final List<Piece> greeting = new ArrayList<>();
  private Duration took = Duration.ZERO;
  private boolean greets;
  private long opened;
  private long sent;
  private long received;
  private long commands;

  Meter(Protocol protocol) {
    this.protocol = protocol;
  }

  synchronized void opened() {
    opened++;
  }

  synchronized void command() {
    commands++;
  }

  synchronized void lost(Condition.Reason why) {
    losses.merge(why, 1L, Long::sum);
  }

  /** An attempt begins: what went over the wire in an earlier one is no longer of interest. */
  synchronized void forget() {
    greeting.clear();
    took = Duration.ZERO;
  }

  synchronized void greetingBegins() {
    forget();
    greets = true;
  }

  synchronized void greetingEnds(Instant began, Instant now) {
    greets = false;
    took = Duration.between(began, now);
  }

  synchronized Counters counters() {
    return new Counters(opened, sent, received, commands, losses);
  }

  synchronized Examination examination(DeviceId device, Condition condition) {
    return new Examination(
        device, condition, protocol.identity(), took, counters(), List.copyOf(greeting));
  }

  private synchronized void carried(boolean out, byte[] bytes, int count) {
    if (out) {
      sent += count;
    } else {
      received += count;
    }
    if (greets && count > 0 && greeting.size() < PIECES) {
      greeting.add(piece(out, Arrays.copyOf(bytes, Math.min(count, PIECE_BYTES)), count));
    }
  }

  private Piece piece(boolean out, byte[] bytes, int count) {
    return !out && protocol.sendsPersonalData()
        ? new Piece(false, "", count, "")
        : new Piece(out, HexFormat.of().formatHex(bytes), count, protocol.explain(out, bytes));
  }

  /** The wire, with its bytes counted. */
  Link around(Link link) {
    return new Link() {
      @Override
      public void write(byte[] bytes) throws LinkException {
        carried(true, bytes, bytes.length);
        link.write(bytes);
      }

      @Override
      public int read(byte[] into, Duration timeout) throws LinkException {
        int count = link.read(into, timeout);
        carried(false, into, count);
        return count;
      }

      @Override
      public void discardInput() throws LinkException {
        link.discardInput();
      }

      @Override
      public void close() {
        link.close();
      }
    };
  }
}
