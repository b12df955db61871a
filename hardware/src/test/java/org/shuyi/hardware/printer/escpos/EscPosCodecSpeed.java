package org.shuyi.hardware.printer.escpos;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.shuyi.hardware.printer.Document;

/** A receipt for three books, from document to bytes, and a status from its four answers. */
@State(Scope.Benchmark)
public class EscPosCodecSpeed {
  private final SlipFont font = new SlipFont();
  private final List<Integer> answers = List.of(0x12, 0x12, 0x12, 0x12);
  private final Document receipt =
      new Document(
          List.of(
              new Document.Text("借书凭条", Document.Align.CENTRE, 2, true),
              new Document.Rule(),
              Document.Text.plain("红楼梦"),
              new Document.Pair("21111115", "2026-12-19"),
              Document.Text.plain("中国图书馆学史"),
              new Document.Pair("21111116", "2026-12-19"),
              Document.Text.plain("A Brief History of Time"),
              new Document.Pair("21111117", "2026-12-19"),
              new Document.Rule(),
              new Document.Feed(1)));

  @Benchmark
  public Object encode() {
    return Encoder.encode(Layout.of(receipt, Paper.MM58), Paper.MM58, false, font);
  }

  @Benchmark
  public Object decode() {
    return Status.of(answers);
  }
}
