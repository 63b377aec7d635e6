package dev.grapevine.commandline;

import dev.grapevine.platform.CannotStart;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The commands, and one way to end for all of them: 0 done, 1 refused with one line, 2 called wrongly. */
@Command(
        name = "grapevine",
        description = "A referral programme server that an online store runs itself.",
        subcommands = {
            Serve.class,
            Demo.class,
            Bench.class,
            Import.class,
            Replay.class,
            Doctor.class,
            Settings.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class CommandLine implements Runnable {

    private CommandLine() {}

    /** Runs a command and ends the process, unless the command leaves a server running. */
    public static void run(Class<?> application, String... args) {
        picocli.CommandLine line = new picocli.CommandLine(new CommandLine())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((mistake, given) -> {
                    System.err.println("grapevine: " + mistake.getMessage() + " (./grapevine help)");
                    return 2;
                })
                .setExecutionExceptionHandler((failure, command, given) -> {
                    System.err.println("grapevine: " + StartFailure.explain(failure));
                    return 1;
                });
        line.getSubcommands().values().stream()
                .map(picocli.CommandLine::getCommand)
                .filter(ApplicationCommand.class::isInstance)
                .forEach(command -> ((ApplicationCommand) command).application(application));
        int exit = line.execute(args);
        if (exit != ServerCommand.RUNNING) {
            System.exit(exit);
        }
    }

    @Override
    public void run() {
        throw new CannotStart("Say what to do: ./grapevine demo shows it, ./grapevine help lists the rest");
    }
}
