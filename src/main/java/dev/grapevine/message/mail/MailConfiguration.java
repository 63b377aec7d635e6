package dev.grapevine.message.mail;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.platform.CannotStart;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way that the settings name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

    @Bean
    MailRoute mailRoute(MailSettings settings) {
        return route(settings);
    }

    /** @throws CannotStart where a mail server is named and no right sender */
    static MailRoute route(MailSettings settings) {
        if (settings.inbox()) {
            return new MailRoute.Inbox();
        }
        if (!settings.hasHost()) {
            return new MailRoute.None();
        }
        String from = settings.from() == null ? "" : settings.from();
        return switch (EmailAddress.parse(from)) {
            case Parsed.Value<EmailAddress>(var address) ->
                new MailRoute.Out(new Smtp(settings, address), settings.perMinute());
            case Parsed.Refused<EmailAddress>(var problem) ->
                throw new CannotStart("Setting grapevine.mail.from is '" + from + "', and mails need a sender: name an"
                        + " address that your mail server may send from (" + problem + ")");
        };
    }
}
