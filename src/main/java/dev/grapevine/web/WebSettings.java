package dev.grapevine.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.InetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the server listens.
 *
 * @param port Port of the pages and the API; 0 takes a free one.
 * @param managementPort Port of health, readiness and Prometheus metrics; 0 takes a free one. Where it is not given, the one
 *     above the port of the pages (8081 with 8080), or a free one where that is 0.
 * @param managementAddress Address that the management port listens on: this machine alone by default, for it asks for no
 *     password.
 * @param address Address it listens on: 0.0.0.0 for every network, 127.0.0.1 for this machine alone.
 */
@Validated
@ConfigurationProperties("grapevine")
public record WebSettings(
        @DefaultValue("8080") @Min(0) @Max(65535) int port,
        @Min(0) @Max(65535) int managementPort,
        @DefaultValue("127.0.0.1") InetAddress managementAddress,
        @DefaultValue("0.0.0.0") InetAddress address) {}
