package dev.grapevine.bench;

import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the whole server in this process, with settings above all others. */
public interface Serving {
    ConfigurableApplicationContext start(Map<String, Object> settings);
}
