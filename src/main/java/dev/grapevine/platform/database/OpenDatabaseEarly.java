package dev.grapevine.platform.database;

import dev.grapevine.platform.settings.Installation;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Begins to open the database once the settings are known, while the rest of the server is put together: each takes about
 * half of a start. A setting out of its range is refused by the validated settings, which the server asks for first.
 */
public final class OpenDatabaseEarly implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        Binder binder = Binder.get(context.getEnvironment());
        DatabaseOpening opening = DatabaseOpening.begin(
                binder.bindOrCreate("grapevine.database", DatabaseSettings.class),
                binder.bindOrCreate("grapevine", Installation.class));
        DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
        beans.registerSingleton("databaseOpening", opening);
        beans.registerDisposableBean("databaseOpening", opening::close);
    }
}
