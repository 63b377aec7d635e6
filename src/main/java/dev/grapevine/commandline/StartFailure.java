package dev.grapevine.commandline;

import dev.grapevine.platform.CannotStart;
import dev.grapevine.platform.settings.KnownSettings;
import java.net.BindException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.validation.FieldError;

/** Turns what stopped a start into the one line that an operator needs. What is nobody's mistake but ours keeps its trace. */
final class StartFailure {
    private StartFailure() {}

    static String explain(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> known(cause).stream())
                .findFirst()
                .orElseGet(() -> unexpected(failure));
    }

    private static Optional<String> known(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case CannotStart refused -> refused.getMessage();
                    case PortInUseException taken ->
                        "Port " + taken.getPort() + " is in use: stop what uses it, or choose another with --port"
                                + " (for health and metrics, with GRAPEVINE_MANAGEMENT_PORT)";
                    case BindException refused -> cannotListen(refused);
                    case BindValidationException invalid -> invalid(invalid);
                    case OutOfMemoryError e -> "Out of memory: give it more with GRAPEVINE_JAVA_OPTS=-Xmx1g";
                    default -> null;
                });
    }

    private static String cannotListen(BindException refused) {
        return "The server can't listen where it is told to (" + refused.getMessage()
                + "): choose an address of this machine with GRAPEVINE_ADDRESS and GRAPEVINE_MANAGEMENT_ADDRESS, and a port"
                + " above 1023 with --port";
    }

    private static String invalid(BindValidationException e) {
        ValidationErrors errors = e.getValidationErrors();
        return errors.getAllErrors().stream()
                .map(error -> error instanceof FieldError field
                        ? outOfBounds(errors, field)
                        : "Settings below " + errors.getName() + ": " + error.getDefaultMessage())
                .collect(Collectors.joining("; "));
    }

    /** With the text as it was typed, and both names it may have been typed under. */
    private static String outOfBounds(ValidationErrors errors, FieldError field) {
        String name = errors.getName() + "." + dashed(field.getField());
        Object typed = errors.getBoundProperties().stream()
                .filter(property -> property.getName().toString().equals(name))
                .map(ConfigurationProperty::getValue)
                .findFirst()
                .orElse(field.getRejectedValue());
        String variable = KnownSettings.load()
                .byName(name)
                .map(setting -> " (" + setting.variable() + ")")
                .orElse("");
        return "Setting " + name + variable + " is '" + typed + "': it " + field.getDefaultMessage();
    }

    private static String dashed(String field) {
        return field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String unexpected(Throwable failure) {
        LoggerFactory.getLogger(StartFailure.class).error("The start failed unexpectedly", failure);
        return "The start failed unexpectedly (" + failure.getMessage() + "): the log above has the details";
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause);
    }
}
