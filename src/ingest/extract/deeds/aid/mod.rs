//! Money and help: who gives it, who gets it, who asks for it.

// Told from the side of whoever gives.
mod funding;
mod help_sent;

// Told from the side of whoever gets it or asks for it.
mod aid_received;
mod appeals_for_money;
mod help_received;
