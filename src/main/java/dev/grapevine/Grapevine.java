package dev.grapevine;

import dev.grapevine.commandline.CommandLine;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one entry point: {@code serve}, {@code demo}, {@code doctor} and the rest of the command line. */
@SpringBootApplication
public class Grapevine {
    public static void main(String[] args) {
        CommandLine.run(Grapevine.class, args);
    }
}
