package org.shuyi.kiosk.payment;

/**
 * Where a station takes payments.
 *
 * @param prefix with which the numbers of its orders begin, as the station's name
 */
public record Till(Payments payments, OpenOrders open, String prefix) {}
