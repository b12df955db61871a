package org.shuyi.sync.ils;

/**
 * What an adapter can rely on, with the library system behind it. Conflict rules at the centre read
 * this table instead of hoping.
 *
 * @param listsLoans a patron's items on loan can be asked for
 * @param honoursReturnDate a return's own date is kept
 * @param honoursLoanDate a loan's own date is kept
 * @param repeatedLoanRenews a second checkout of a loan that stands renews it
 * @param lateReturnClosesAnyLoan a return closes whichever loan is open, whoever's it is
 */
public record Capabilities(
    boolean listsLoans,
    boolean honoursReturnDate,
    boolean honoursLoanDate,
    boolean repeatedLoanRenews,
    boolean lateReturnClosesAnyLoan) {}
