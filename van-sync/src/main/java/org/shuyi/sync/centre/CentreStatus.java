package org.shuyi.sync.centre;

import org.shuyi.sync.centre.store.Counts;

/**
 * How a centre stands.
 *
 * @param connected to the broker
 * @param counts of acts
 */
public record CentreStatus(boolean connected, Counts counts) {}
