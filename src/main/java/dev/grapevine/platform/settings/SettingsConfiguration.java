package dev.grapevine.platform.settings;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The settings of no module in particular. Every other module names its own, for looking for them takes a good part of a start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Installation.class, PublicSettings.class})
class SettingsConfiguration {}
