package org.shuyi.sync.ils.demo;

/**
 * A book of the demo library, one copy.
 *
 * @param barcode item id, on its label and in its tag
 * @param year of publication
 * @param isbn 13 digits
 * @param callNumber Chinese Library Classification and book number
 * @param language {@code zh} or {@code en}
 * @param forLoan false for a reference work
 * @param reservedFor card number of the patron it is held for, empty for none
 */
public record DemoBook(
    String barcode,
    String title,
    String author,
    String publisher,
    int year,
    String isbn,
    String callNumber,
    String language,
    boolean forLoan,
    String reservedFor) {}
