package org.shuyi.kiosk.app;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.ui.KioskWindow;
import org.shuyi.kiosk.ui.Sign;
import org.shuyi.kiosk.ui.gallery.Gallery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "gallery",
    mixinStandardHelpOptions = true,
    description = "Draws every screen in every language and access profile into DIR, one PNG each.")
final class GalleryCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Made if it is not there.")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    Sign sign =
        new Sign(
            Map.of(Language.CHINESE, "书驿示范图书馆", Language.ENGLISH, "Shuyi Demo Library"),
            "0571-0000 1234",
            Map.of("城东分馆", "10:00–18:00", "市图书馆总馆", "9:00–21:00"));
    int pictures =
        Gallery.write(
                new KioskWindow.Options(sign, ZoneId.of("Asia/Shanghai"), false),
                Gallery.all(),
                folder)
            .size();
    pictures += Gallery.writeVan(ZoneId.of("Asia/Shanghai"), Gallery.van(), folder).size();
    Output.line(spec, pictures + " pictures in " + folder);
    return Main.WELL;
  }
}
