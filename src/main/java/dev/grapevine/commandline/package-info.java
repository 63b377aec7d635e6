/** What an operator types: a file a command. It starts the server, looks after it and says in one line what is wrong. */
@ApplicationModule(
        allowedDependencies = {
            "bench",
            "replay",
            "demo",
            "platform",
            "platform::settings",
            "platform::database",
            "platform::secret"
        })
@NullMarked
package dev.grapevine.commandline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
