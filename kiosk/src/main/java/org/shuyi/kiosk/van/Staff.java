package org.shuyi.kiosk.van;

import org.shuyi.sync.circulation.PatronId;

/**
 * One of the van's staff.
 *
 * @param card a library card; its PIN is theirs
 * @param name as the van's file writes it
 */
public record Staff(PatronId card, String name) {}
