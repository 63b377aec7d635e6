package dev.grapevine.commandline;

import dev.grapevine.platform.settings.KnownSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists every setting: its environment variable, its name in grapevine.properties, what it means and its default. */
@Command(name = "settings", description = "List every setting", mixinStandardHelpOptions = true)
final class Settings implements Callable<Integer> {
    @Override
    public Integer call() {
        System.out.println(
                "As environment variables, or in <data folder>/grapevine.properties under the name in brackets.");
        for (KnownSettings.Setting setting : KnownSettings.load().all()) {
            String fallback = setting.defaultValue() == null ? "" : " Default: " + setting.defaultValue() + ".";
            System.out.println();
            System.out.println(setting.variable() + "  [" + setting.name() + "]");
            System.out.println("    " + setting.description() + fallback);
        }
        return 0;
    }
}
