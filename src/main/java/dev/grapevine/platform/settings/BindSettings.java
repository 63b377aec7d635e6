package dev.grapevine.platform.settings;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.validation.MessageInterpolatorFactory;
import org.springframework.core.env.Environment;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/** Makes every settings record as a start would, to see which of them refuse what they are given. */
public final class BindSettings {
    private BindSettings() {}

    /** The refusals, each of one record; none where a start would go on. */
    public static List<BindException> refusals(Environment environment) {
        Binder binder = Binder.get(environment);
        List<BindException> refusals = new ArrayList<>();
        try (LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean()) {
            validator.setMessageInterpolator(new MessageInterpolatorFactory().getObject());
            validator.afterPropertiesSet();
            for (KnownSettings.Group group : KnownSettings.load().groups()) {
                try {
                    binder.bindOrCreate(
                            group.prefix(), Bindable.of(group.type()), new ValidationBindHandler(validator));
                } catch (BindException refused) {
                    refusals.add(refused);
                }
            }
        }
        return refusals;
    }
}
