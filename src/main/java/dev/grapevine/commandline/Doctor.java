package dev.grapevine.commandline;

import dev.grapevine.platform.settings.KnownSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the settings. */
@Command(name = "settings", description = "List every setting", mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {
    @Override
    public Integer call() {
        KnownSettings.load()
                .all()
                .forEach(
                        s -> System.out.println(s.variable() + "  " + s.description() + " [" + s.defaultValue() + "]"));
        return 0;
    }
}
