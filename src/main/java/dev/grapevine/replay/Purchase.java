package dev.grapevine.replay;

import dev.grapevine.kernel.Money;
import java.time.LocalDate;

/** An order of the file. */
record Purchase(String orderNo, LocalDate placedOn, String customerNo, Money total) {}
