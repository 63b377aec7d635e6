/**
 * What is written to people. {@link dev.grapevine.message.Messages} plans a message inside the transaction of its cause,
 * so that it exists if and only if the cause does; {@link dev.grapevine.message.SendMessages} sends it when due, unless by
 * then {@link dev.grapevine.message.Suppressions} or a missing consent stand against it. The words are Grapevine's or the
 * merchant's ({@link dev.grapevine.message.Templates}), the look is the store's. {@code letter} lays them out, {@code mail}
 * speaks with the mail server.
 *
 * <p>It uses {@code store}, {@code customer} and, for the phrases of offers and rewards, {@code program}; nothing here
 * knows why a message is planned.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "platform::database",
            "platform::work",
            "platform::secret",
            "platform::settings",
            "store",
            "customer",
            "program"
        })
@NullMarked
package dev.grapevine.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
