package org.shuyi.sync.centre;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sends the same packets over and over, on one connection at a time. */
final class Flood implements AutoCloseable {
  /** How fast one comes again is a firewall's matter: a TLS handshake costs more than a message. */
  private static final long BETWEEN_MILLIS = 1000;

  private final Callable<RawClient> connect;
  private final byte[] packets;
  private final AtomicReference<@Nullable RawClient> client = new AtomicReference<>();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong ends = new AtomicLong();
  private final Thread thread;
  private volatile boolean over;

  Flood(Callable<RawClient> connect, byte[] packets) {
    this.connect = connect;
    this.packets = packets;
    this.thread = Thread.ofPlatform().daemon().name("flood").start(this::run);
  }

  /** How often all packets went out. */
  long sent() {
    return sent.get();
  }

  /** How often the broker ended its connection, or let it make none. */
  long ends() {
    return ends.get();
  }

  private void run() {
    while (!over) {
      try (RawClient made = connect.call()) {
        client.set(made);
        while (!over && !made.isEnded()) {
          made.send(packets);
          sent.incrementAndGet();
        }
      } catch (Exception e) {
        // That is how it ends.
      }
      ends.incrementAndGet();
      pause();
    }
  }

  private void pause() {
    try {
      Thread.sleep(BETWEEN_MILLIS);
    } catch (InterruptedException e) {
      over = true;
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    over = true;
    RawClient last = client.get();
    if (last != null) {
      last.close();
    }
    thread.interrupt();
    thread.join();
  }

  @Override
  public String toString() {
    return sent + " times " + packets.length + " bytes, put out " + ends + " times";
  }
}
