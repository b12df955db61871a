package org.shuyi.sync.centre.store;

import org.shuyi.sync.circulation.PinVerifier;

/**
 * What the centre knows of a card's PIN.
 *
 * @param chosen at a station, so that the library system does not know the PIN
 */
public record KnownPin(PinVerifier verifier, boolean chosen) {}
