package dev.grapevine;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one entry point. */
@SpringBootApplication
public class Grapevine {
    public static void main(String[] args) {
        SpringApplication.run(Grapevine.class, args);
    }
}
