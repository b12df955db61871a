package org.shuyi.sync.traffic;

/** What went over the link: TLS included, the headers of TCP and IP not. */
public record Bytes(long sent, long received) {
  public static final Bytes NONE = new Bytes(0, 0);

  public Bytes {
    if (sent < 0 || received < 0) {
      throw new IllegalArgumentException(
          sent + " sent, " + received + " received: expected none below 0");
    }
  }

  public Bytes plus(Bytes more) {
    return new Bytes(Math.addExact(sent, more.sent), Math.addExact(received, more.received));
  }

  /** Both ways: a SIM card is billed for their sum. */
  public long total() {
    return Math.addExact(sent, received);
  }
}
