package org.shuyi.kiosk.ui.part;

import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.flow.Progress;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.sync.circulation.ItemId;

/**
 * What can be touched beside an item.
 *
 * @param id with which the button's id begins; the item follows
 * @param offered whether it is, for an item that has come so far
 */
public record LineAction(
    String id,
    Icon icon,
    Key text,
    BiPredicate<Progress, Profile> offered,
    Consumer<ItemId> touched) {}
