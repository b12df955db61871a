package org.shuyi.hardware.virtual;

/** Whatever hangs on relays and contacts: a board's, a header's or an expander's. */
interface OnRelays extends Peer {
  VirtualRelayBoard board();
}
