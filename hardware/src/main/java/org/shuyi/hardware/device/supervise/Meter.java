package org.shuyi.hardware.device.supervise;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Counters;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.Examination;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;

/**
 * Counts what goes over a device's wire, and keeps the bytes of the last greeting. Written by the
 * device's thread, read by any.
 */
final class Meter {
  private final Protocol protocol;
  private final InstantSource time;
  private final Map<Condition.Reason, Long> losses = new EnumMap<>(Condition.Reason.class);
  private final Exchanged exchanged;
  private Instant began = Instant.EPOCH;
  private Duration took = Duration.ZERO;
  private boolean listens;
  private long opened;
  private long sent;
  private long received;
  private long commands;

  Meter(Protocol protocol, InstantSource time) {
    this.protocol = protocol;
    this.time = time;
    this.exchanged = new Exchanged(protocol);
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
    exchanged.clear();
    took = Duration.ZERO;
  }

  synchronized void greetingBegins() {
    forget();
    began = time.instant();
    listens = true;
  }

  /** What is heard from now on came too late. */
  synchronized void greetingEnds() {
    took = Duration.between(began, time.instant());
  }

  /** What is heard from now on belongs to no greeting. */
  synchronized void examined() {
    listens = false;
  }

  synchronized Counters counters() {
    return new Counters(opened, sent, received, commands, losses);
  }

  synchronized Examination examination(DeviceId device, Condition condition) {
    return new Examination(
        device, condition, protocol.identity(), took, counters(), exchanged.pieces());
  }

  private synchronized void carried(boolean out, byte[] bytes, int count) {
    if (out) {
      sent += count;
    } else {
      received += count;
    }
    if (listens && count > 0) {
      exchanged.add(Duration.between(began, time.instant()), out, bytes, count);
    }
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
