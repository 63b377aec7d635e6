package dev.grapevine.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the server until it is stopped. */
@Command(name = "serve", description = "Run the server", mixinStandardHelpOptions = true)
final class Serve extends ServerCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        start();
        return RUNNING;
    }
}
